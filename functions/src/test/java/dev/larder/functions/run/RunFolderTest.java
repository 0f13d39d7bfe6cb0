package dev.larder.functions.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.Hold;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunFolderTest {
    private static final String RUN = "2026-03-15-0123456789ab-2";

    private final Furnished furnished =
            new Furnished(SmallProject.plan()).delivered("a", "2026-03-01").delivered("b", "2026-03-02");
    private final Lake lake = furnished.environment().lake();

    @Test
    void every_document_of_a_run_has_a_key_of_its_own_below_the_newest_landing_date() {
        RunFolder folder = RunFolder.of(RUN);

        String below = "runs/dt=2026-03-15/" + RUN + "/";
        assertThat(folder.order()).isEqualTo(below + "plan.json");
        assertThat(folder.present()).isEqualTo(below + "tables.json");
        assertThat(folder.dirty()).isEqualTo(below + "dirty.json");
        assertThat(folder.diff()).isEqualTo(below + "diff.json");
        assertThat(folder.tests(Gate.LOGIC)).isEqualTo(below + "tests-logic.json");
        assertThat(folder.refused("build")).isEqualTo(below + "refused-build.json");
        assertThat(folder.mistake()).isEqualTo(below + "mistake.json");
        assertThat(folder.end()).isEqualTo(below + "run.json");
        assertThat(folder.report()).isEqualTo(below + "report.html");
        assertThat(folder.manifests()).isEqualTo(below + "manifests/");
        assertThat(folder.journal("build")).isEqualTo(below + "statements/build.json");
    }

    @Test
    void a_trial_has_documents_of_its_own_beside_those_of_its_run() {
        RunFolder trial = RunFolder.of(RUN).ofTrial(2);

        assertThat(trial.run()).isEqualTo(RUN + ".2");
        assertThat(RunFolder.of(trial.run())).isEqualTo(trial);
        assertThat(trial.execution()).isEqualTo(RUN);
        assertThat(trial.ofTrial(0)).isEqualTo(RunFolder.of(RUN));
        assertThat(trial.order()).isEqualTo("runs/dt=2026-03-15/" + RUN + "/plan.2.json");
        assertThat(trial.end()).isEqualTo(RunFolder.of(RUN).end());
        assertThat(trial.journal("plan")).startsWith(trial.journals());
        assertThat(trial.journals())
                .as("a run that failed has sent those too")
                .isEqualTo(RunFolder.of(RUN).journals());
    }

    @Test
    void a_run_without_a_delivery_has_a_folder_too() {
        assertThat(RunFolder.of("no-delivery-0123456789ab-1").order())
                .isEqualTo("runs/dt=no-delivery/no-delivery-0123456789ab-1/plan.json");
        assertThatThrownBy(() -> RunFolder.of("mine")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_release_has_and_is_on_hold_now_is_told_the_newest_first() {
        Mapping mapping = NextRun.of(furnished.environment()).inputs().mapping();
        Release live = Furnished.release(1, "plan", mapping);
        furnished.delivered("c", "2026-03-03");
        for (String id : new String[] {"a", "b", "c"}) {
            lake.put(LakeLayout.hold(id), new Hold(id, "wrong", Instant.EPOCH, null));
        }
        lake.put(
                LakeLayout.hold("lifted"),
                new Hold("d", "wrong", Instant.EPOCH, new Hold.Lifted("right", Instant.EPOCH)));

        NextRun next = NextRun.of(furnished.environment());

        assertThat(next.heldSince(live)).extracting(DeliveryRecord::id).containsExactly("b", "a");
        assertThat(next.held()).containsExactly("a", "b", "c");
        assertThat(next.newSince(live)).isEmpty();
    }
}
