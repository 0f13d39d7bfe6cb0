What foreign clients ask of the catalogue, in their own words; what they fill in is filled in. Each begins with
"--# client, file, function: expected", and the expected rows follow from ClientQueriesTest's tables by the clients' own meaning.
dbt-redshift d1187f9b (Apache License 2.0), sqlalchemy-redshift 6e970777 (MIT), amazon-redshift-jdbc-driver de46a927 and
amazon-redshift-python-driver d2c7524a (both Apache License 2.0).

--# dbt-redshift, adapters.sql, list_relations_without_caching: dev empty_one shop table, dev sales shop table, dev bound shop view, dev late shop view
select
    table_catalog as database,
    table_name as name,
    table_schema as schema,
    'table' as type
from information_schema.tables
where table_schema ilike 'shop'
and table_type = 'BASE TABLE'
union all
select
  table_catalog as database,
  table_name as name,
  table_schema as schema,
  case
    when view_definition ilike '%create materialized view%'
      then 'materialized_view'
    else 'view'
  end as type
from information_schema.views
where table_schema ilike 'shop'

--# dbt-redshift, adapters.sql, get_columns_in_relation: listid integer null 32 0, pricepaid numeric null 8 2, note character varying 40 null null
  with bound_views as (
    select
      ordinal_position,
      table_schema,
      column_name,
      data_type,
      character_maximum_length,
      numeric_precision,
      numeric_scale
    from information_schema."columns"
    where table_name = 'sales'
),
unbound_views as (
  select
    ordinal_position,
    view_schema,
    col_name,
    case
      when col_type ilike 'character varying%' then
        'character varying'
      when col_type ilike 'numeric%' then 'numeric'
      else col_type
    end as col_type,
    case
      when col_type like 'character%'
      then nullif(REGEXP_SUBSTR(col_type, '[0-9]+'), '')::int
      else null
    end as character_maximum_length,
    case
      when col_type like 'numeric%'
      then nullif(
        SPLIT_PART(REGEXP_SUBSTR(col_type, '[0-9,]+'), ',', 1),
        '')::int
      else null
    end as numeric_precision,
    case
      when col_type like 'numeric%'
      then nullif(
        SPLIT_PART(REGEXP_SUBSTR(col_type, '[0-9,]+'), ',', 2),
        '')::int
      else null
    end as numeric_scale
  from pg_get_late_binding_view_cols()
  cols(view_schema name, view_name name, col_name name,
       col_type varchar, ordinal_position int)
  where view_name = 'sales'
),
external_views as (
  select
    columnnum,
    schemaname,
    columnname,
    case
      when external_type ilike 'character varying%' or external_type ilike 'varchar%'
      then 'character varying'
      when external_type ilike 'numeric%' then 'numeric'
      else external_type
    end as external_type,
    case
      when external_type like 'character%' or external_type like 'varchar%'
      then nullif(
        REGEXP_SUBSTR(external_type, '[0-9]+'),
        '')::int
      else null
    end as character_maximum_length,
    case
      when external_type like 'numeric%'
      then nullif(
        SPLIT_PART(REGEXP_SUBSTR(external_type, '[0-9,]+'), ',', 1),
        '')::int
      else null
    end as numeric_precision,
    case
      when external_type like 'numeric%'
      then nullif(
        SPLIT_PART(REGEXP_SUBSTR(external_type, '[0-9,]+'), ',', 2),
        '')::int
      else null
    end as numeric_scale
  from
    pg_catalog.svv_external_columns
  where
    schemaname = 'shop'
    and tablename = 'sales'
),
unioned as (
  select * from bound_views
  union all
  select * from unbound_views
  union all
  select * from external_views
)
select
  column_name,
  data_type,
  character_maximum_length,
  numeric_precision,
  numeric_scale
from unioned
where table_schema = 'shop'
order by ordinal_position

--# dbt-redshift, adapters.sql, get_columns_in_relation of a late-binding view: listid integer null null null, pricepaid numeric null 8 2
  with bound_views as (
    select
      ordinal_position,
      table_schema,
      column_name,
      data_type,
      character_maximum_length,
      numeric_precision,
      numeric_scale
    from information_schema."columns"
    where table_name = 'late'
),
unbound_views as (
  select
    ordinal_position,
    view_schema,
    col_name,
    case
      when col_type ilike 'character varying%' then
        'character varying'
      when col_type ilike 'numeric%' then 'numeric'
      else col_type
    end as col_type,
    case
      when col_type like 'character%'
      then nullif(REGEXP_SUBSTR(col_type, '[0-9]+'), '')::int
      else null
    end as character_maximum_length,
    case
      when col_type like 'numeric%'
      then nullif(
        SPLIT_PART(REGEXP_SUBSTR(col_type, '[0-9,]+'), ',', 1),
        '')::int
      else null
    end as numeric_precision,
    case
      when col_type like 'numeric%'
      then nullif(
        SPLIT_PART(REGEXP_SUBSTR(col_type, '[0-9,]+'), ',', 2),
        '')::int
      else null
    end as numeric_scale
  from pg_get_late_binding_view_cols()
  cols(view_schema name, view_name name, col_name name,
       col_type varchar, ordinal_position int)
  where view_name = 'late'
),
external_views as (
  select
    columnnum,
    schemaname,
    columnname,
    case
      when external_type ilike 'character varying%' or external_type ilike 'varchar%'
      then 'character varying'
      when external_type ilike 'numeric%' then 'numeric'
      else external_type
    end as external_type,
    case
      when external_type like 'character%' or external_type like 'varchar%'
      then nullif(
        REGEXP_SUBSTR(external_type, '[0-9]+'),
        '')::int
      else null
    end as character_maximum_length,
    case
      when external_type like 'numeric%'
      then nullif(
        SPLIT_PART(REGEXP_SUBSTR(external_type, '[0-9,]+'), ',', 1),
        '')::int
      else null
    end as numeric_precision,
    case
      when external_type like 'numeric%'
      then nullif(
        SPLIT_PART(REGEXP_SUBSTR(external_type, '[0-9,]+'), ',', 2),
        '')::int
      else null
    end as numeric_scale
  from
    pg_catalog.svv_external_columns
  where
    schemaname = 'shop'
    and tablename = 'late'
),
unioned as (
  select * from bound_views
  union all
  select * from unbound_views
  union all
  select * from external_views
)
select
  column_name,
  data_type,
  character_maximum_length,
  numeric_precision,
  numeric_scale
from unioned
where table_schema = 'shop'
order by ordinal_position

--# dbt-redshift, adapters.sql, list_schemas: refused
select distinct nspname from pg_namespace

--# dbt-redshift, adapters.sql, check_schema_exists: 1
select count(*) from pg_namespace where nspname = 'shop'

--# dbt-redshift, apply_grants.sql, get_show_grant_sql: reader select
with privileges as (
    -- valid options per https://docs.aws.amazon.com/redshift/latest/dg/r_HAS_TABLE_PRIVILEGE.html
    select 'select' as privilege_type
    union all
    select 'insert' as privilege_type
    union all
    select 'update' as privilege_type
    union all
    select 'delete' as privilege_type
    union all
    select 'references' as privilege_type
)
select
    u.usename as grantee,
    p.privilege_type
from pg_user u
cross join privileges p
where has_table_privilege(u.usename, 'shop.sales', privilege_type)
    and u.usename != current_user
    and not u.usesuper

--# dbt-redshift, catalog.sql, can_select_from: true
select has_table_privilege(current_user, 'svv_table_info', 'SELECT') as can_select

--# dbt-redshift, catalog.sql, get_catalog: dev shop sales BASE TABLE what was sold listid 1 integer null admin, dev shop empty_one BASE TABLE null one 1 integer null admin, dev shop bound VIEW null listid 1 integer null admin, dev shop late LATE BINDING VIEW null listid 1 integer null admin, dev shop sales BASE TABLE what was sold pricepaid 2 numeric(8,2) null admin, dev shop late LATE BINDING VIEW null pricepaid 2 numeric(8,2) null admin, dev shop sales BASE TABLE what was sold note 3 character varying(40) null admin
with
 late_binding as (
    select
        table_schema,
        table_name,
        'LATE BINDING VIEW'::varchar as table_type,
        null::text as table_comment,
        column_name,
        column_index,
        column_type,
        null::text as column_comment
    from pg_get_late_binding_view_cols()
        cols(
            table_schema name,
            table_name name,
            column_name name,
            column_type varchar,
            column_index int
        )
 where (upper(table_schema) = upper('shop'))),
 early_binding as (
    select
        sch.nspname as table_schema,
        tbl.relname as table_name,
        case
            when tbl.relkind = 'v' and mat_views.table_name is not null then 'MATERIALIZED VIEW'
            when tbl.relkind = 'v' then 'VIEW'
            else 'BASE TABLE'
        end as table_type,
        tbl_desc.description as table_comment,
        col.attname as column_name,
        col.attnum as column_index,
        pg_catalog.format_type(col.atttypid, col.atttypmod) as column_type,
        col_desc.description as column_comment
    from pg_catalog.pg_namespace sch
    join pg_catalog.pg_class tbl
        on tbl.relnamespace = sch.oid
    join pg_catalog.pg_attribute col
        on col.attrelid = tbl.oid
    left outer join pg_catalog.pg_description tbl_desc
        on tbl_desc.objoid = tbl.oid
        and tbl_desc.objsubid = 0
    left outer join pg_catalog.pg_description col_desc
        on col_desc.objoid = tbl.oid
        and col_desc.objsubid = col.attnum
    left outer join information_schema.views mat_views
        on mat_views.table_schema = sch.nspname
        and mat_views.table_name = tbl.relname
        and mat_views.view_definition ilike '%create materialized view%'
        and mat_views.table_catalog = 'dev'
    where tbl.relkind in ('r', 'v', 'f', 'p')
    and col.attnum > 0
    and not col.attisdropped
 and (upper(sch.nspname) = upper('shop'))),
 unioned as (select * from early_binding union all select * from late_binding),
 table_owners as (
    select
        schemaname as table_schema,
        tablename as table_name,
        tableowner as table_owner
    from pg_tables
    union all
    select
        schemaname as table_schema,
        viewname as table_name,
        viewowner as table_owner
    from pg_views
)
select 'dev' as table_database, *
from unioned
join table_owners using (table_schema, table_name)
order by "column_index"

--# dbt-redshift, catalog.sql, get_extended_catalog: refused
   select
       "schema" as table_schema,
       "table" as table_name,
       'Encoded'::text as "stats:encoded:label",
       encoded as "stats:encoded:value",
       'Indicates whether any column in the table has compression encoding defined.'::text as "stats:encoded:description",
       true as "stats:encoded:include",
       'Dist Style' as "stats:diststyle:label",
       diststyle as "stats:diststyle:value",
       'Distribution style or distribution key column, if key distribution is defined.'::text as "stats:diststyle:description",
       true as "stats:diststyle:include",
       'Sort Key 1' as "stats:sortkey1:label",
       -- handle 0xFF byte in response for interleaved sort styles
       case
           when sortkey1 like 'INTERLEAVED%' then 'INTERLEAVED'::text
           else sortkey1
       end as "stats:sortkey1:value",
       'First column in the sort key.'::text as "stats:sortkey1:description",
       (sortkey1 is not null) as "stats:sortkey1:include",
       'Max Varchar' as "stats:max_varchar:label",
       max_varchar as "stats:max_varchar:value",
       'Size of the largest column that uses a VARCHAR data type.'::text as "stats:max_varchar:description",
       true as "stats:max_varchar:include",
       -- exclude this, as the data is strangely returned with null-byte characters
       'Sort Key 1 Encoding' as "stats:sortkey1_enc:label",
       sortkey1_enc as "stats:sortkey1_enc:value",
       'Compression encoding of the first column in the sort key.' as "stats:sortkey1_enc:description",
       false as "stats:sortkey1_enc:include",
       '# Sort Keys' as "stats:sortkey_num:label",
       sortkey_num as "stats:sortkey_num:value",
       'Number of columns defined as sort keys.' as "stats:sortkey_num:description",
       (sortkey_num > 0) as "stats:sortkey_num:include",
       'Approximate Size' as "stats:size:label",
       size * 1000000 as "stats:size:value",
       'Approximate size of the table, calculated from a count of 1MB blocks'::text as "stats:size:description",
       true as "stats:size:include",
       'Disk Utilization' as "stats:pct_used:label",
       pct_used / 100.0 as "stats:pct_used:value",
       'Percent of available space that is used by the table.'::text as "stats:pct_used:description",
       true as "stats:pct_used:include",
       'Unsorted %' as "stats:unsorted:label",
       unsorted / 100.0 as "stats:unsorted:value",
       'Percent of unsorted rows in the table.'::text as "stats:unsorted:description",
       (unsorted is not null) as "stats:unsorted:include",
       'Stats Off' as "stats:stats_off:label",
       stats_off as "stats:stats_off:value",
       'Number that indicates how stale the table statistics are; 0 is current, 100 is out of date.'::text as "stats:stats_off:description",
       true as "stats:stats_off:include",
       'Approximate Row Count' as "stats:rows:label",
       tbl_rows as "stats:rows:value",
       'Approximate number of rows in the table. This value includes rows marked for deletion, but not yet vacuumed.'::text as "stats:rows:description",
       true as "stats:rows:include",
       'Sort Key Skew' as "stats:skew_sortkey1:label",
       skew_sortkey1 as "stats:skew_sortkey1:value",
       'Ratio of the size of the largest non-sort key column to the size of the first column of the sort key.'::text as "stats:skew_sortkey1:description",
       (skew_sortkey1 is not null) as "stats:skew_sortkey1:include",
       'Skew Rows' as "stats:skew_rows:label",
       skew_rows as "stats:skew_rows:value",
       'Ratio of the number of rows in the slice with the most rows to the number of rows in the slice with the fewest rows.'::text as "stats:skew_rows:description",
       (skew_rows is not null) as "stats:skew_rows:include"
   from svv_table_info
where (upper("schema") = upper('shop'))

--# dbt-redshift, relations.sql, get_relations: refused
with
    relation as (
        select
            pg_class.oid as relation_id,
            pg_class.relname as relation_name,
            pg_class.relnamespace as schema_id,
            pg_namespace.nspname as schema_name,
            pg_class.relkind as relation_type
        from pg_class
        join pg_namespace
          on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname != 'information_schema'
          and pg_namespace.nspname not like 'pg\_%'
    ),
    dependency as (
        select distinct
            coalesce(pg_rewrite.ev_class, pg_depend.objid) as dep_relation_id,
            pg_depend.refobjid as ref_relation_id,
            pg_depend.refclassid as ref_class_id
        from pg_depend
        left join pg_rewrite
          on pg_depend.objid = pg_rewrite.oid
        where coalesce(pg_rewrite.ev_class, pg_depend.objid) != pg_depend.refobjid
    )
select distinct
    dep.schema_name as dependent_schema,
    dep.relation_name as dependent_name,
    ref.schema_name as referenced_schema,
    ref.relation_name as referenced_name
from dependency
join relation ref
    on dependency.ref_relation_id = ref.relation_id
join relation dep
    on dependency.dep_relation_id = dep.relation_id

--# sqlalchemy-redshift, dialect.py, REFLECTION_SQL: refused
SELECT
    n.nspname as "schema",
    c.relname as "table_name",
    att.attname as "name",
    format_encoding(att.attencodingtype::integer) as "encode",
    format_type(att.atttypid, att.atttypmod) as "type",
    att.attisdistkey as "distkey",
    att.attsortkeyord as "sortkey",
    att.attnotnull as "notnull",
    pg_catalog.col_description(att.attrelid, att.attnum)
    as "comment",
    adsrc,
    attnum,
    pg_catalog.format_type(att.atttypid, att.atttypmod),
    pg_catalog.pg_get_expr(ad.adbin, ad.adrelid) AS DEFAULT,
    n.oid as "schema_oid",
    c.oid as "table_oid"
FROM pg_catalog.pg_class c
LEFT JOIN pg_catalog.pg_namespace n
    ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute att
    ON att.attrelid = c.oid
LEFT JOIN pg_catalog.pg_attrdef ad
    ON (att.attrelid, att.attnum) = (ad.adrelid, ad.adnum)
WHERE n.nspname !~ '^pg_'
    AND att.attnum > 0
    AND NOT att.attisdropped
    AND schema = 'shop'
UNION
SELECT
    view_schema as "schema",
    view_name as "table_name",
    col_name as "name",
    null as "encode",
    col_type as "type",
    null as "distkey",
    0 as "sortkey",
    null as "notnull",
    null as "comment",
    null as "adsrc",
    null as "attnum",
    col_type as "format_type",
    null as "default",
    null as "schema_oid",
    null as "table_oid"
FROM pg_get_late_binding_view_cols() cols(
    view_schema name,
    view_name name,
    col_name name,
    col_type varchar,
    col_num int)
WHERE 1 AND schema = 'shop'
UNION
SELECT c.schemaname AS "schema",
    c.tablename AS "table_name",
    c.columnname AS "name",
    null AS "encode",
    -- Spectrum represents data types differently.
    -- Standardize, so we can infer types.
    CASE
        WHEN c.external_type = 'int' THEN 'integer'
        WHEN c.external_type = 'float' THEN 'real'
        WHEN c.external_type = 'double' THEN 'double precision'
        WHEN c.external_type = 'timestamp'
        THEN 'timestamp without time zone'
        WHEN c.external_type ilike 'varchar%'
        THEN replace(c.external_type, 'varchar', 'character varying')
        WHEN c.external_type ilike 'decimal%'
        THEN replace(c.external_type, 'decimal', 'numeric')
        ELSE
        replace(
        replace(
            replace(c.external_type, 'decimal', 'numeric'),
            'char', 'character'),
        'varchar', 'character varying')
        END
        AS "type",
    false AS "distkey",
    0 AS "sortkey",
    null AS "notnull",
    null as "comment",
    null AS "adsrc",
    c.columnnum AS "attnum",
    CASE
        WHEN c.external_type = 'int' THEN 'integer'
        WHEN c.external_type = 'float' THEN 'real'
        WHEN c.external_type = 'double' THEN 'double precision'
        WHEN c.external_type = 'timestamp'
        THEN 'timestamp without time zone'
        WHEN c.external_type ilike 'varchar%'
        THEN replace(c.external_type, 'varchar', 'character varying')
        WHEN c.external_type ilike 'decimal%'
        THEN replace(c.external_type, 'decimal', 'numeric')
        ELSE
        replace(
        replace(
            replace(c.external_type, 'decimal', 'numeric'),
            'char', 'character'),
        'varchar', 'character varying')
        END
        AS "format_type",
    null AS "default",
    s.esoid AS "schema_oid",
    null AS "table_oid"
FROM svv_external_columns c
JOIN svv_external_schemas s ON s.schemaname = c.schemaname
WHERE 1 AND schema = 'shop'
ORDER BY "schema", "table_name", "attnum";

--# sqlalchemy-redshift, dialect.py, get_table_comment: what was sold
SELECT d.description
            FROM pg_catalog.pg_description d
            JOIN pg_catalog.pg_class c ON c.oid = d.objoid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE d.objsubid = 0
              AND c.relname = 'sales'
              AND n.nspname = 'shop'

--# sqlalchemy-redshift, dialect.py, get_check_constraints: refused
SELECT cons.conname as name,
                            pg_get_constraintdef(cons.oid) as src
                        FROM
                            pg_catalog.pg_constraint cons
                        WHERE
                            cons.conrelid = 1 AND
                            cons.contype = 'c'

--# sqlalchemy-redshift, dialect.py, get_table_oid: refused
select '"shop"."sales"'::regclass::oid

--# sqlalchemy-redshift, dialect.py, _get_all_relation_info: refused
SELECT
          c.relkind,
          n.oid as "schema_oid",
          n.nspname as "schema",
          c.oid as "rel_oid",
          c.relname,
          CASE c.reldiststyle
            WHEN 0 THEN 'EVEN' WHEN 1 THEN 'KEY' WHEN 8 THEN 'ALL' END
            AS "diststyle",
          c.relowner AS "owner_id",
          u.usename AS "owner_name",
          TRIM(TRAILING ';' FROM pg_catalog.pg_get_viewdef(c.oid, true))
            AS "view_definition",
          pg_catalog.array_to_string(c.relacl, '\n') AS "privileges"
        FROM pg_catalog.pg_class c
             LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             JOIN pg_catalog.pg_user u ON u.usesysid = c.relowner
        WHERE c.relkind IN ('r', 'v', 'm', 'S', 'f')
          AND n.nspname !~ '^pg_' AND schema = 'shop'
        UNION
        SELECT
            'r' AS "relkind",
            s.esoid AS "schema_oid",
            s.schemaname AS "schema",
            null AS "rel_oid",
            t.tablename AS "relname",
            null AS "diststyle",
            s.esowner AS "owner_id",
            u.usename AS "owner_name",
            null AS "view_definition",
            null AS "privileges"
        FROM
            svv_external_tables t
            JOIN svv_external_schemas s ON s.schemaname = t.schemaname
            JOIN pg_catalog.pg_user u ON u.usesysid = s.esowner
        where 1 AND schema = 'shop'
        ORDER BY "relkind", "schema_oid", "schema";

--# sqlalchemy, postgresql/base.py, _get_server_version_info: PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.12103
select pg_catalog.version()

--# amazon-redshift-jdbc-driver, RedshiftDatabaseMetaData.java, buildUniversalSchemaTablesQuery: dev shop late VIEW null
SELECT * FROM (SELECT CAST(current_database() AS VARCHAR(124)) AS TABLE_CAT, table_schema AS TABLE_SCHEM, table_name AS TABLE_NAME, CAST( CASE table_type WHEN 'BASE TABLE' THEN CASE WHEN table_schema = 'pg_catalog' OR table_schema = 'information_schema' THEN 'SYSTEM TABLE' WHEN table_schema = 'pg_toast' THEN 'SYSTEM TOAST TABLE' WHEN table_schema ~ '^pg_' AND table_schema != 'pg_toast' THEN 'TEMPORARY TABLE' ELSE 'TABLE' END WHEN 'VIEW' THEN CASE WHEN table_schema = 'pg_catalog' OR table_schema = 'information_schema' THEN 'SYSTEM VIEW' WHEN table_schema = 'pg_toast' THEN NULL WHEN table_schema ~ '^pg_' AND table_schema != 'pg_toast' THEN 'TEMPORARY VIEW' ELSE 'VIEW' END WHEN 'EXTERNAL TABLE' THEN 'EXTERNAL TABLE' END AS VARCHAR(124)) AS TABLE_TYPE, REMARKS, '' as TYPE_CAT, '' as TYPE_SCHEM, '' as TYPE_NAME,  '' AS SELF_REFERENCING_COL_NAME, '' AS REF_GENERATION  FROM svv_tables) WHERE true  AND TABLE_SCHEM LIKE 'shop' AND TABLE_NAME LIKE 'l%' ORDER BY TABLE_TYPE,TABLE_SCHEM,TABLE_NAME

--# amazon-redshift-jdbc-driver, RedshiftDatabaseMetaData.java, buildUniversalAllSchemaTablesQuery: dev shop empty_one TABLE null
SELECT * FROM (SELECT CAST(DATABASE_NAME AS VARCHAR(124)) AS TABLE_CAT, SCHEMA_NAME AS TABLE_SCHEM, TABLE_NAME  AS TABLE_NAME, CAST( CASE  WHEN SCHEMA_NAME='information_schema'     AND TABLE_TYPE='TABLE' THEN 'SYSTEM TABLE'  WHEN SCHEMA_NAME='information_schema'     AND TABLE_TYPE='VIEW' THEN 'SYSTEM VIEW'  ELSE TABLE_TYPE  END  AS VARCHAR(124)) AS TABLE_TYPE, REMARKS, '' as TYPE_CAT, '' as TYPE_SCHEM, '' as TYPE_NAME,  '' AS SELF_REFERENCING_COL_NAME, '' AS REF_GENERATION  FROM PG_CATALOG.SVV_ALL_TABLES) WHERE true  AND TABLE_CAT = 'dev' AND TABLE_SCHEM LIKE 'shop' AND TABLE_NAME LIKE 'e%' ORDER BY TABLE_TYPE, TABLE_CAT, TABLE_SCHEM, TABLE_NAME

--# amazon-redshift-jdbc-driver, RedshiftDatabaseMetaData.java, buildExternalSchemaTablesQuery: 
SELECT * FROM (SELECT CAST(current_database() AS VARCHAR(124)) AS TABLE_CAT, schemaname AS table_schem, tablename AS TABLE_NAME, 'EXTERNAL TABLE' AS TABLE_TYPE, NULL AS REMARKS, '' as TYPE_CAT, '' as TYPE_SCHEM, '' as TYPE_NAME,  '' AS SELF_REFERENCING_COL_NAME, '' AS REF_GENERATION  FROM svv_external_tables) WHERE true  ORDER BY TABLE_TYPE,TABLE_SCHEM,TABLE_NAME

--# amazon-redshift-jdbc-driver, RedshiftDatabaseMetaData.java, getSchemasLegacyHardcodedQuery: refused
SELECT nspname AS TABLE_SCHEM, current_database() AS TABLE_CATALOG FROM pg_catalog.pg_namespace  WHERE nspname <> 'pg_toast' AND (nspname !~ '^pg_temp_'  OR nspname = (pg_catalog.current_schemas(true))[1]) AND (nspname !~ '^pg_toast_temp_'  OR nspname = replace((pg_catalog.current_schemas(true))[1], 'pg_temp_', 'pg_toast_temp_'))  AND nspname LIKE 'shop' ORDER BY TABLE_SCHEM

--# amazon-redshift-jdbc-driver, RedshiftDatabaseMetaData.java, getSchemasLegacyHardcodedQuery of all databases: shop dev
SELECT CAST(schema_name AS varchar(124)) AS TABLE_SCHEM,  CAST(database_name AS varchar(124)) AS TABLE_CATALOG  FROM PG_CATALOG.SVV_ALL_SCHEMAS  WHERE TRUE  AND schema_name LIKE 'shop' ORDER BY TABLE_CATALOG, TABLE_SCHEM

--# amazon-redshift-jdbc-driver, RedshiftDatabaseMetaData.java, getCatalogs: dev
SELECT CAST(database_name AS varchar(124)) AS TABLE_CAT FROM PG_CATALOG.SVV_REDSHIFT_DATABASES  ORDER BY TABLE_CAT

--# amazon-redshift-jdbc-driver, RedshiftDatabaseMetaData.java, buildUniversalSchemaColumnsQuery: refused
SELECT current_database()::varchar(128) AS TABLE_CAT, table_schema AS TABLE_SCHEM, table_name, COLUMN_NAME, CAST(CASE regexp_replace(data_type, '^_.+', 'ARRAY') WHEN 'text' THEN 12 WHEN 'bit' THEN -7 WHEN 'bool' THEN -7 WHEN 'boolean' THEN -7 WHEN 'varchar' THEN 12 WHEN 'character varying' THEN 12 WHEN 'char' THEN 1 WHEN 'character' THEN 1 WHEN 'nchar' THEN 1 WHEN 'bpchar' THEN 1 WHEN 'nvarchar' THEN 12 WHEN '"char"' THEN 1 WHEN 'date' THEN 91 WHEN 'time' THEN 92  WHEN 'time without time zone' THEN 92  WHEN 'timetz' THEN 2013  WHEN 'time with time zone' THEN 2013  WHEN 'timestamp' THEN 93 WHEN 'timestamp without time zone' THEN 93 WHEN 'timestamptz' THEN 2014 WHEN 'timestamp with time zone' THEN 2014 WHEN 'smallint' THEN 5 WHEN 'int2' THEN 5 WHEN 'integer' THEN 4 WHEN 'int' THEN 4 WHEN 'int4' THEN 4 WHEN 'bigint' THEN -5 WHEN 'int8' THEN -5 WHEN 'decimal' THEN 3 WHEN 'real' THEN 7 WHEN 'float4' THEN 7 WHEN 'double precision' THEN 8 WHEN 'float8' THEN 8 WHEN 'float' THEN 6 WHEN 'numeric' THEN 2 WHEN 'bytea' THEN -2 WHEN 'oid' THEN -5 WHEN 'name' THEN 12 WHEN 'ARRAY' THEN 2003 WHEN 'geometry' THEN -4  WHEN 'super' THEN -16  WHEN 'varbyte' THEN -4  WHEN 'geography' THEN -4  WHEN 'intervaly2m' THEN 1111  WHEN 'intervald2s' THEN 1111  ELSE 1111 END AS SMALLINT) AS DATA_TYPE, COALESCE( domain_name, CASE data_type WHEN 'boolean' THEN 'bool' WHEN 'character varying' THEN 'varchar' WHEN '"char"' THEN 'char' WHEN 'smallint' THEN 'int2' WHEN 'integer' THEN 'int4' WHEN 'bigint' THEN 'int8' WHEN 'real' THEN 'float4' WHEN 'double precision' THEN 'float8' WHEN 'time without time zone' THEN 'time' WHEN 'time with time zone' THEN 'timetz' WHEN 'timestamp without time zone' THEN 'timestamp' WHEN 'timestamp with time zone' THEN 'timestamptz' ELSE data_type END) AS TYPE_NAME, CASE data_type WHEN 'int4' THEN 10 WHEN 'bit' THEN 1 WHEN 'bool' THEN 1 WHEN 'boolean' THEN 1 WHEN 'varchar' THEN character_maximum_length WHEN 'character varying' THEN character_maximum_length WHEN 'char' THEN character_maximum_length WHEN 'character' THEN character_maximum_length WHEN 'nchar' THEN character_maximum_length WHEN 'bpchar' THEN character_maximum_length WHEN 'nvarchar' THEN character_maximum_length WHEN 'date' THEN 13 WHEN 'time' THEN 15  WHEN 'time without time zone' THEN 15  WHEN 'timetz' THEN 21  WHEN 'time with time zone' THEN 21  WHEN 'timestamp' THEN 29 WHEN 'timestamp without time zone' THEN 29 WHEN 'timestamptz' THEN 35 WHEN 'timestamp with time zone' THEN 35 WHEN 'smallint' THEN 5 WHEN 'int2' THEN 5 WHEN 'integer' THEN 10 WHEN 'int' THEN 10 WHEN 'int4' THEN 10 WHEN 'bigint' THEN 19 WHEN 'int8' THEN 19 WHEN 'decimal' THEN numeric_precision WHEN 'real' THEN 8 WHEN 'float4' THEN 8 WHEN 'double precision' THEN 17 WHEN 'float8' THEN 17 WHEN 'float' THEN 17 WHEN 'numeric' THEN numeric_precision WHEN '_float4' THEN 8 WHEN 'oid' THEN 10 WHEN '_int4' THEN 10 WHEN '_int2' THEN 5 WHEN 'geometry' THEN NULL WHEN 'super' THEN NULL WHEN 'varbyte' THEN NULL WHEN 'geography' THEN NULL WHEN 'intervaly2m' THEN 32  WHEN 'intervald2s' THEN 64  ELSE 2147483647 END AS COLUMN_SIZE, NULL AS BUFFER_LENGTH, CASE data_type WHEN 'real' THEN 8 WHEN 'float4' THEN 8 WHEN 'double precision' THEN 17 WHEN 'float8' THEN 17 WHEN 'numeric' THEN numeric_scale WHEN 'time' THEN 6 WHEN 'time without time zone' THEN 6 WHEN 'timetz' THEN 6 WHEN 'time with time zone' THEN 6 WHEN 'timestamp' THEN 6 WHEN 'timestamp without time zone' THEN 6 WHEN 'timestamptz' THEN 6 WHEN 'timestamp with time zone' THEN 6 WHEN 'geometry' THEN NULL WHEN 'super' THEN NULL WHEN 'varbyte' THEN NULL WHEN 'geography' THEN NULL WHEN 'intervaly2m' THEN 0  WHEN 'intervald2s' THEN 6  ELSE 0 END AS DECIMAL_DIGITS, CASE data_type WHEN 'varbyte' THEN 2 WHEN 'geography' THEN 2 ELSE 10 END AS NUM_PREC_RADIX, CASE is_nullable WHEN 'YES' THEN 1 WHEN 'NO' THEN 0 ELSE 2 end AS NULLABLE, REMARKS, column_default AS COLUMN_DEF, CAST(CASE regexp_replace(data_type, '^_.+', 'ARRAY') WHEN 'text' THEN 12 WHEN 'bit' THEN -7 WHEN 'bool' THEN -7 WHEN 'boolean' THEN -7 WHEN 'varchar' THEN 12 WHEN 'character varying' THEN 12 WHEN 'char' THEN 1 WHEN 'character' THEN 1 WHEN 'nchar' THEN 1 WHEN 'bpchar' THEN 1 WHEN 'nvarchar' THEN 12 WHEN '"char"' THEN 1 WHEN 'date' THEN 91 WHEN 'time' THEN 92  WHEN 'time without time zone' THEN 92  WHEN 'timetz' THEN 2013  WHEN 'time with time zone' THEN 2013  WHEN 'timestamp' THEN 93 WHEN 'timestamp without time zone' THEN 93 WHEN 'timestamptz' THEN 2014 WHEN 'timestamp with time zone' THEN 2014 WHEN 'smallint' THEN 5 WHEN 'int2' THEN 5 WHEN 'integer' THEN 4 WHEN 'int' THEN 4 WHEN 'int4' THEN 4 WHEN 'bigint' THEN -5 WHEN 'int8' THEN -5 WHEN 'decimal' THEN 3 WHEN 'real' THEN 7 WHEN 'float4' THEN 7 WHEN 'double precision' THEN 8 WHEN 'float8' THEN 8 WHEN 'float' THEN 6 WHEN 'numeric' THEN 2 WHEN 'bytea' THEN -2 WHEN 'oid' THEN -5 WHEN 'name' THEN 12 WHEN 'ARRAY' THEN 2003 WHEN 'geometry' THEN -4 WHEN 'super' THEN -16 WHEN 'varbyte' THEN -4 WHEN 'geography' THEN -4 WHEN 'intervaly2m' THEN 1111 WHEN 'intervald2s' THEN 1111 ELSE 1111 END AS SMALLINT) AS SQL_DATA_TYPE, CAST(NULL AS SMALLINT) AS SQL_DATETIME_SUB, CASE data_type WHEN 'int4' THEN 10 WHEN 'bit' THEN 1 WHEN 'bool' THEN 1 WHEN 'boolean' THEN 1 WHEN 'varchar' THEN character_maximum_length WHEN 'character varying' THEN character_maximum_length WHEN 'char' THEN character_maximum_length WHEN 'character' THEN character_maximum_length WHEN 'nchar' THEN character_maximum_length WHEN 'bpchar' THEN character_maximum_length WHEN 'nvarchar' THEN character_maximum_length WHEN 'date' THEN 13 WHEN 'time' THEN 15 WHEN 'time without time zone' THEN 15 WHEN 'timetz' THEN 21 WHEN 'time with time zone' THEN 21 WHEN 'timestamp' THEN 29 WHEN 'timestamp without time zone' THEN 29 WHEN 'timestamptz' THEN 35 WHEN 'timestamp with time zone' THEN 35 WHEN 'smallint' THEN 5 WHEN 'int2' THEN 5 WHEN 'integer' THEN 10 WHEN 'int' THEN 10 WHEN 'int4' THEN 10 WHEN 'bigint' THEN 19 WHEN 'int8' THEN 19 WHEN 'decimal' THEN numeric_precision WHEN 'real' THEN 8 WHEN 'float4' THEN 8 WHEN 'double precision' THEN 17 WHEN 'float8' THEN 17 WHEN 'float' THEN 17 WHEN 'numeric' THEN numeric_precision WHEN '_float4' THEN 8 WHEN 'oid' THEN 10 WHEN '_int4' THEN 10 WHEN '_int2' THEN 5 WHEN 'geometry' THEN NULL WHEN 'super' THEN NULL WHEN 'varbyte' THEN NULL WHEN 'geography' THEN NULL WHEN 'intervaly2m' THEN 32 WHEN 'intervald2s' THEN 64 ELSE 2147483647 END AS CHAR_OCTET_LENGTH, ordinal_position AS ORDINAL_POSITION, is_nullable AS IS_NULLABLE, NULL AS SCOPE_CATALOG, NULL AS SCOPE_SCHEMA, NULL AS SCOPE_TABLE, CASE WHEN domain_name is not null THEN data_type END AS SOURCE_DATA_TYPE, CASE WHEN left(column_default, 10) = '\"identity\"' THEN 'YES' WHEN left(column_default, 16) = 'default_identity' THEN 'YES'  ELSE 'NO' END AS IS_AUTOINCREMENT, IS_AUTOINCREMENT AS IS_GENERATEDCOLUMN FROM svv_columns WHERE true  AND table_schema LIKE 'shop' AND table_name LIKE 'sales' ORDER BY table_schem,table_name,ORDINAL_POSITION 

--# amazon-redshift-python-driver, metadataAPIHelper.py, _initialize_sql_queries: refused
SHOW DATABASES

--# amazon-redshift-python-driver, metadataAPIHelper.py, _initialize_sql_queries: refused
SHOW SCHEMAS FROM DATABASE dev LIKE 'shop'

--# amazon-redshift-python-driver, metadataAPIHelper.py, _initialize_sql_queries: refused
SHOW TABLES FROM SCHEMA dev.shop

--# amazon-redshift-python-driver, metadataAPIHelper.py, _initialize_sql_queries: refused
SHOW COLUMNS FROM TABLE dev.shop.sales

--# amazon-redshift-python-driver, metadataAPIHelper.py, _initialize_sql_queries: refused
SHOW CONSTRAINTS PRIMARY KEYS FROM TABLE dev.shop.sales
