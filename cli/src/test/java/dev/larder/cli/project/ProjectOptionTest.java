package dev.larder.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectOptionTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void without_a_name_the_current_folders_project_is_taken() throws IOException {
        Path here = project("here");

        assertThat(ProjectOption.unnamed(here, folder, Optional.empty())).isEqualTo(here);
        assertThat(ProjectOption.unnamed(here, folder, Optional.of(folder.resolve("there/../here"))))
                .isEqualTo(here);
    }

    @Test
    void the_current_folders_project_is_not_taken_for_a_state_of_another() throws IOException {
        Path here = project("here");
        Path there = project("there");

        assertThatThrownBy(() -> ProjectOption.unnamed(here, folder, Optional.of(there)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("was last used with the project " + there)
                .hasMessageContaining(here.toString());
    }

    @Test
    void where_no_project_is_the_states_is_taken() throws IOException {
        Path there = project("there");

        assertThat(ProjectOption.unnamed(folder, folder, Optional.of(there))).isEqualTo(there);
    }

    private Path project(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).resolve("contracts"));
        return folder.resolve(name);
    }
}
