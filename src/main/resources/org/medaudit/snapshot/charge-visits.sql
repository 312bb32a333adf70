-- What the visit and the staff say of each charge.
UPDATE charge_line SET visit_no = v.rowid, patient_id = v.patient_id, is_inpatient = CASE WHEN ${inpatient} THEN 1 ELSE 0 END
FROM visit v
WHERE v.visit_id = charge_line.visit_id;

UPDATE charge_line SET department_id = v.department_id
FROM visit v
WHERE charge_line.department_id IS NULL AND v.visit_id = charge_line.visit_id;

-- National exports name people by their national code: where that is one person's and nobody's number, the number stands.
CREATE TEMP TABLE staff_by_code AS
SELECT national_code, min(staff_id) AS staff_id
FROM staff
WHERE national_code IS NOT NULL AND national_code NOT IN (SELECT staff_id FROM staff)
GROUP BY national_code
HAVING count(*) = 1;

UPDATE charge_line SET ordering_person_id = s.staff_id
FROM staff_by_code s
WHERE s.national_code = charge_line.ordering_staff_id;

UPDATE charge_line SET executing_person_id = s.staff_id
FROM staff_by_code s
WHERE s.national_code = charge_line.executing_staff_id;

DROP TABLE staff_by_code;
