package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void files_and_a_run_are_priced_line_by_line() {
        Typed cost = Typed.larder("cost", "--files", "2000", "--rpus", "16");

        assertThat(cost.exit()).isZero();
        assertThat(cost.out())
                .contains(
                        "2000 small files and one run: $0.",
                        "30075 x $0.000005 per PUT, COPY or LIST request = $0.1504")
                .contains("0.27 x $0.375 per RPU-hour = $0.1000")
                .contains("list prices of 2026-11-26 for us-east-1");
    }

    @Test
    void a_template_is_priced_by_what_stands_in_it() throws IOException {
        Path template = Files.writeString(folder.resolve("a.json"), """
            {"Resources": {"Key": {"Type": "AWS::KMS::Key"}, "Role": {"Type": "AWS::IAM::Role"}}}\
            """);

        assertThat(Typed.larder("cost", template).out()).contains("a.json, an idle month: $1.00");
    }

    @Test
    void what_has_no_price_and_what_is_no_template_is_refused() throws IOException {
        Path unknown = Files.writeString(folder.resolve("unknown.json"), """
            {"Resources": {"Gateway": {"Type": "AWS::EC2::NatGateway"}}}\
            """);
        assertThat(Typed.larder("cost", unknown))
                .satisfies(typed -> assertThat(typed.exit()).isEqualTo(2))
                .satisfies(typed ->
                        assertThat(typed.err()).contains("AWS::EC2::NatGateway has no price and is not declared free"));
        assertThat(Typed.larder("cost", folder.resolve("missing.json")).exit()).isEqualTo(2);
        assertThat(Typed.larder("cost", "--files", "0").exit()).isEqualTo(2);
    }
}
