package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that waits for a person says what that person types, and goes on when it was typed. */
final class WaitingRunTest {
    private static final Pattern APPROVE = Pattern.compile("larder approve .* ([0-9a-f-]{10,}-1) --why TEXT\\R");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void who_is_asked_to_agree_is_told_how() throws IOException {
        Shop shop = Shop.in(folder);
        assertThat(shop.drop("2026-03-01", 10).exit()).isZero();
        Typed policy = Typed.larder("policy", "feature-branch", "--state", shop.state(), "--why", "sales read it");
        assertThat(policy.exit()).as(policy.err()).isZero();

        Typed waiting = shop.drop("2026-03-02", 20);

        assertThat(waiting.exit()).isEqualTo(1);
        assertThat(waiting.out())
                .contains("The star stays at release 1. To be agreed to, or held:")
                .doesNotContain("to be corrected");
        Matcher run = APPROVE.matcher(waiting.out());
        assertThat(run.find()).as(waiting.out()).isTrue();
        assertThat(shop.status().out()).contains("larder approve " + run.group(1) + " --why TEXT");
        Typed approved = Typed.larder("approve", "--state", shop.state(), run.group(1), "--why", "looks right");
        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(shop.run().out()).contains("Release 2");
    }
}
