import './hidden-text.css';

/** Words for whoever does not see the sign beside them. */
export const HiddenText = ({ children }: { readonly children: string }) => (
  <span className="hidden-text">{children}</span>
);
