package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.cost.Charge;
import dev.larder.core.cost.CostText;
import dev.larder.core.cost.IdleCost;
import dev.larder.core.cost.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the golden templates cost; GoldenTemplateTest holds them to the code. */
final class CostTest {
    private static final Path ROOT = Path.of(System.getProperty("larder.root", ".."));

    private static JsonNode golden(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(ROOT.resolve("infra-cdk/src/test/resources/golden/" + name + ".json")));
    }

    @ParameterizedTest
    @CsvSource({
        "environment-dev,        $8.46",
        "environment-production, $8.46",
        "environment-pull,       $12.90",
        "base,                   $1.70",
        "base-production,        $220.70",
    })
    void every_resource_of_a_template_has_a_price_or_a_reason_and_the_page_says_the_sum(String template, String sum)
            throws IOException {
        List<Charge> charges = IdleCost.of(golden(template));

        assertThat(CostText.dollars(charges))
                .as(String.join("\n", CostText.lines(charges)))
                .isEqualTo(sum);
        assertThat(Files.readString(ROOT.resolve("docs/deploy.md"))).contains(sum);
    }

    @Test
    void a_type_that_is_neither_priced_nor_free_is_refused() {
        JsonNode template = JsonMapper.shared().readTree("{\"Resources\":{\"x\":{\"Type\":\"AWS::EC2::NatGateway\"}}}");

        assertThatThrownBy(() -> IdleCost.of(template))
                .hasMessage("AWS::EC2::NatGateway has no price and is not declared free");
    }

    @Test
    void every_price_stands_on_the_page_about_deployment() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/deploy.md"));

        for (Price price : Price.values()) {
            assertThat(page)
                    .contains("| " + price.unit() + " | " + price.dollars().toPlainString() + " |");
        }
        assertThat(page).contains(Price.READ, Price.REGION);
    }
}
