-- The file as DuckDB loads it by itself; :file is replaced by the path.
create table claims as
select *
from read_csv(
    ':file',
    header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
    columns = {
        claim_id: 'varchar', dispensed_on: 'date', filled_at: 'timestamptz', npi: 'varchar', territory_code: 'varchar',
        product_code: 'varchar', pharmacy: 'varchar', plan_id: 'integer', channel: 'varchar', patient_id: 'bigint',
        quantity: 'decimal(9,3)', days_supply: 'integer', refill: 'integer', is_new: 'boolean', gross_amount: 'decimal(12,2)'
    }
);
