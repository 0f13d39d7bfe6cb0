package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.accepted;
import static dev.larder.core.delivery.Checks.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file whose feed has several versions of its contract, or none. */
class VersionsTest {
    private static final Contract COMMAS =
            ContractBuilder.rx(text("a"), text("b")).version("1.0.0").build();
    private static final Contract SEMICOLONS =
            ContractBuilder.rx(text("a"), text("c")).version("2.0.0").italian().build();

    @Test
    void each_version_reads_the_header_with_its_own_delimiter_and_the_one_that_fits_reads_the_rows() {
        MemoryParts byCommas = new MemoryParts();
        MemoryParts bySemicolons = new MemoryParts();

        assertThat(accepted(check(List.of(COMMAS, SEMICOLONS), "a,b\n1;2,3\n", byCommas))
                        .contract())
                .isEqualTo(COMMAS);
        assertThat(accepted(check(List.of(COMMAS, SEMICOLONS), "a;c\n1,2;3\n", bySemicolons))
                        .contract())
                .isEqualTo(SEMICOLONS);

        assertThat(byCommas.text()).isEqualTo("1;2,3,d1,2,\"\"\n");
        assertThat(bySemicolons.text()).isEqualTo("\"1,2\",3,d1,2,\"\"\n");
    }

    @Test
    void when_no_version_fits_no_row_is_checked_and_each_is_named() {
        Checked checked = check(
                List.of(
                        COMMAS,
                        ContractBuilder.rx(text("a"), text("c"))
                                .version("2.0.0")
                                .build()),
                "a,x\n1,2,3\n",
                new MemoryParts());

        assertThat(checked.contract()).isNull();
        assertThat(checked.original().rows()).isZero();
        assertThat(checked.problems())
                .extracting(Problem::note)
                .containsExactly(
                        "the header does not fit contract 2.0.0: \"x\" is not in the contract, \"c\" is missing from the header",
                        "the header does not fit contract 1.0.0: \"x\" is not in the contract, \"b\" is missing from the header");
    }

    @Test
    void a_first_line_that_no_version_can_read_is_reported_once() {
        Checked checked = check(
                List.of(COMMAS, ContractBuilder.rx(text("a")).version("2.0.0").build()), "\n1\n", new MemoryParts());

        assertThat(checked.contract())
                .isNotNull()
                .satisfies(contract -> assertThat(contract.version()).isEqualTo("2.0.0"));
        assertThat(checked.problems())
                .containsExactly(
                        new Problem("blank-header", 1, 0, null, null, "the first line is empty, a header is required"));
    }

    @Test
    void a_version_whose_delimiter_cannot_read_the_header_is_left_out() {
        Checked checked = check(List.of(COMMAS, SEMICOLONS), "a;\"c\"\n1;2\n", new MemoryParts());

        assertThat(accepted(checked).contract()).isEqualTo(SEMICOLONS);
    }

    @Test
    void a_refused_file_is_read_to_its_end_for_its_digest() throws IOException {
        Problem problem = new Problem("source-error", 0, 0, null, null, "no feed");
        byte[] file = "abc".getBytes(StandardCharsets.US_ASCII);

        Checked refused = DeliveryCheck.refuse(problem, new ByteArrayInputStream(file));

        assertThat(refused.original())
                .isEqualTo(
                        new Checked.Original(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 0));
        assertThat(refused.verdict()).isEqualTo(DeliveryRecord.Verdict.REJECTED);
        assertThat(refused.problems()).containsExactly(problem);
        assertThat(refused.problemCounts()).containsExactly(Map.entry("source-error", 1L));
    }

    @Test
    void a_stream_that_fails_leaves_the_part_open() {
        MemoryParts parts = new MemoryParts();
        byte[] start = ("a,b\n" + "x,y\n".repeat(200_000)).getBytes(StandardCharsets.US_ASCII);
        InputStream failing = new SequenceInputStream(new ByteArrayInputStream(start), new Reset());
        CheckRequest request = new CheckRequest(List.of(COMMAS), Checks.landed("rx.csv"), "d1");

        assertThat(catchThrowable(() -> DeliveryCheck.check(request, failing, parts, new MemoryScratch())))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(parts.opened()).isEqualTo(1);
        assertThat(parts.whole()).isEmpty();
    }

    /** A connection that is reset. */
    private static final class Reset extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }
}
