-- Removes lines.
DELETE FROM net_charge WHERE quantity > :spare_quantity
