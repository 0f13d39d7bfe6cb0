package dev.larder.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SlugTest {

    @Test
    void a_name_that_needs_no_change_is_its_own_slug() {
        assertThat(Slug.of("main").text()).isEqualTo("main");
        assertThat(Slug.of("weekly-rx-2").text()).isEqualTo("weekly-rx-2");
    }

    @Test
    void a_changed_name_keeps_twenty_characters_and_gets_six_digits_of_a_hash() {
        assertThat(Slug.of("feature/x").text()).matches("feature-x-[0-9a-f]{6}");
        assertThat(Slug.of("Main").text()).matches("main-[0-9a-f]{6}");
        assertThat(Slug.of("feature/market-definitions-of-april").text()).matches("feature-market-defin-[0-9a-f]{6}");
        assertThat(Slug.of("///").text()).matches("branch-[0-9a-f]{6}");
    }

    @Test
    void branches_that_look_alike_have_different_slugs() {
        List<String> branches = List.of(
                "feature/x",
                "feature-x",
                "feature_x",
                "Feature/x",
                Slug.of("feature/x").text());
        assertThat(branches.stream().map(Slug::of).distinct()).hasSize(branches.size());
    }

    @Test
    void no_branch_has_the_stack_of_a_base() {
        for (String branch : List.of("base", "base-production", "Base/x", "base/")) {
            assertThat(Slug.of(branch).text()).as(branch).matches("branch-[0-9a-f]{6}");
        }
        assertThat(Slug.of("baseline").text()).isEqualTo("baseline");
        assertThatThrownBy(() -> new Slug("base-production")).hasMessageContaining("no slug of a branch");
    }

    @Test
    void a_branch_without_a_name_is_refused() {
        assertThatThrownBy(() -> Slug.of(" ")).hasMessageContaining("the branch has no name");
        assertThatThrownBy(() -> new Slug("a--b")).hasMessageContaining("is no slug");
    }
}
