-- Titles of the catalogue.
-- grain: isbn    owner: library    maturity: solid
create table star.dim_title (
    isbn varchar(13) not null,
    title varchar(120) not null,
    shelf varchar(12) not null,
    price decimal(8,2),
    pages integer
) diststyle all sortkey (isbn);

select
    to_varchar(isbn) as isbn,
    iff(title = '', 'untitled', title) as title,
    ifnull(shelf, 'unknown') as shelf,
    price,
    pages
from qa.title
