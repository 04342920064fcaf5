import './distribution.css';

/** A normal reference as a grey hill, the patient's z as a line. Without a reference nothing is drawn. */
export const Distribution = ({ z }: { readonly z: number | null }) => (
  <svg className="distribution" width="120" height="34" aria-hidden="true">
    <path d={hill} />
    {z !== null && <path className="distribution-patient" d={`M${60 + Math.min(Math.max(z, -2.9), 2.9) * 20} 0V34`} />}
  </svg>
);

// Three standard deviations to each side, 20 px each; 30 px high.
const hill = (() => {
  const points = Array.from({ length: 31 }, (_, i) => {
    const z = (i * 4 - 60) / 20;
    return `L${i * 4} ${(34 - 30 * Math.exp((-z * z) / 2)).toFixed(1)}`;
  });
  return `M0 34${points.join('')}L120 34Z`;
})();
