import './progress-bar.css';

/** How much of a known whole is done; `share` 0 to 1. */
export const ProgressBar = ({ label, share }: { readonly label: string; readonly share: number }) => {
  const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return (
    <span
      className="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  );
};
