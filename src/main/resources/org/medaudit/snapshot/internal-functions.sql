-- Used by the derivation only. Exact: cents and ten-thousandths as integers, rounded half up.
CREATE OR REPLACE MACRO share_of(money, part, whole) AS CAST(CAST(
  (2 * CAST(round(CAST(money AS DECIMAL(30,2)) * 100, 0) AS HUGEINT) * CAST(round(CAST(part AS DECIMAL(30,4)) * 10000, 0) AS HUGEINT)
     + CAST(round(CAST(whole AS DECIMAL(30,4)) * 10000, 0) AS HUGEINT))
  // (2 * CAST(round(CAST(whole AS DECIMAL(30,4)) * 10000, 0) AS HUGEINT)) AS DECIMAL(30,0)) * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(16,2));
