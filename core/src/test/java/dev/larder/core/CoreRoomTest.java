package dev.larder.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The core knows no AWS, network, file, database, environment or clock: the same values in, the same values out. */
final class CoreRoomTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.larder.core");

    /** Each reads something that is not among its arguments. */
    private static final Set<String> READS_THE_WORLD = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.UUID.randomUUID",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.lang.Math.random");

    @Test
    void the_core_depends_on_no_aws_network_file_or_database() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "software.amazon..",
                                "com.amazonaws..",
                                "java.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.sql..",
                                "javax.sql..",
                                "org.duckdb..")
                        .or(DescribedPredicate.describe(
                                "are java.io.File or open one",
                                type -> type.getPackageName().equals("java.io")
                                        && type.getSimpleName().startsWith("File"))))
                .check(CORE);
    }

    @Test
    void the_core_depends_on_no_other_room() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.larder..")
                        .and(DescribedPredicate.not(resideInAPackage("dev.larder.core.."))))
                .check(CORE);
    }

    @Test
    void the_core_takes_no_clock() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(CORE);
    }

    @Test
    void the_core_asks_nothing_that_is_not_an_argument() {
        noClasses().should().accessTargetWhere(readsTheWorld()).check(CORE);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheWorld() {
        return DescribedPredicate.describe("which reads a clock, the environment or chance", call -> {
            AccessTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            boolean clock = owner.startsWith("java.time.") && target.getName().equals("now");
            return clock || READS_THE_WORLD.contains(owner + "." + target.getName());
        });
    }

    @Test
    void the_rules_see_the_classes() {
        assertThat(CORE).hasSizeGreaterThan(150);
        assertThat(CORE.get("dev.larder.core.Sha256").getAccessesFromSelf())
                .as("the class files are read, with the calls in them")
                .anyMatch(access -> access.getTarget().getFullName().contains("MessageDigest.getInstance"));
    }
}
