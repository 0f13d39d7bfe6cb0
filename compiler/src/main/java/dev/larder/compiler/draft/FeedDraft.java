package dev.larder.compiler.draft;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.FeedId;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.sample.Sample;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A first contract of a feed and a first view of it, from samples.
 *
 * @param contract YAML, see {@code docs/contract.md}
 * @param view the file {@code sql/qa/<table>.sql}
 * @param table the feed's table below {@code raw} and {@code current}
 */
public record FeedDraft(String contract, String view, String table) {
    /** The version of a first contract. */
    public static final String VERSION = "1.0.0";

    /** Who answers for the feed, and whom its supplier asks; both are for the engineer to replace. */
    public record People(String owner, String contact) {}

    /** Drafts both. */
    public static FeedDraft of(Sample sample, FeedId feed, People people) {
        List<String> labels =
                sample.columns().stream().map(Sample.Guessed::label).toList();
        List<String> names = Names.of(labels);
        String table = Names.plain(feed.name());
        return new FeedDraft(
                new ContractText(sample, feed, people, table, names).text(), view(sample, table, names), table);
    }

    private static String view(Sample sample, String table, List<String> names) {
        StringBuilder sql = new StringBuilder(
                "-- Every row of " + table + " in force, a first draft: rename, clean and leave out here.\n");
        Sample.Dated dated = sample.dated();
        if (dated.unit() != PeriodUnit.NONE && dated.column() >= 0) {
            sql.append("-- reads current.%s by %s%n".formatted(table, names.get(dated.column())));
        }
        sql.append("select\n");
        String columns = String.join(
                ",\n",
                IntStream.range(0, names.size())
                        .mapToObj(i -> "    " + names.get(i))
                        .toList());
        return sql.append(columns)
                .append("\nfrom current.")
                .append(table)
                .append('\n')
                .toString();
    }

    static boolean isMoment(Sample sample) {
        return sample.columns().stream().anyMatch(column -> column.type().kind() == Kind.TIMESTAMPTZ);
    }
}
