-- Functions that this engine and others have, where this engine means something else: here they get the meaning that
-- the rule language gives them (rules/common-sql.yml). concat is NULL as soon as one part is; twelve parts at most.
CREATE OR REPLACE MACRO concat
  (a, b) AS CAST(a AS VARCHAR) || b,
  (a, b, c) AS CAST(a AS VARCHAR) || b || c,
  (a, b, c, d) AS CAST(a AS VARCHAR) || b || c || d,
  (a, b, c, d, e) AS CAST(a AS VARCHAR) || b || c || d || e,
  (a, b, c, d, e, f) AS CAST(a AS VARCHAR) || b || c || d || e || f,
  (a, b, c, d, e, f, g) AS CAST(a AS VARCHAR) || b || c || d || e || f || g,
  (a, b, c, d, e, f, g, h) AS CAST(a AS VARCHAR) || b || c || d || e || f || g || h,
  (a, b, c, d, e, f, g, h, i) AS CAST(a AS VARCHAR) || b || c || d || e || f || g || h || i,
  (a, b, c, d, e, f, g, h, i, j) AS CAST(a AS VARCHAR) || b || c || d || e || f || g || h || i || j,
  (a, b, c, d, e, f, g, h, i, j, k) AS CAST(a AS VARCHAR) || b || c || d || e || f || g || h || i || j || k,
  (a, b, c, d, e, f, g, h, i, j, k, l) AS CAST(a AS VARCHAR) || b || c || d || e || f || g || h || i || j || k || l;
