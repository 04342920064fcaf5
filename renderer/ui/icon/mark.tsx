/** The product's mark: half disc, half lines: image beside genome. */
export const Mark = ({ size = 20 }: { readonly size?: 20 | 32 }) => (
  <svg
    className="icon"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={size === 32 ? 1.25 : 1.75}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 3.5v17M12 8h5.5M12 12h8.3M12 16h5.5" />
  </svg>
);
