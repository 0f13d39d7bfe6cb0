create table star.dim_title (
    isbn varchar(13) not null,
    title varchar(120) not null,
    shelf varchar(12) not null,
    price decimal(8,2),
    pages integer
) diststyle all sortkey (isbn);

select
    isbn,
    title,
    coalesce(shelf, 'unknown') as shelf,
    price,
    pages
from qa.title
