package dev.standin.redshift;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What the parts of the local Redshift see: SQL is translated without the engine at hand, and nothing talks to a network. */
final class RedshiftRoomTest {
    private static final String ROOM = "dev.standin.redshift";
    private static final JavaClasses REDSHIFT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOM, ROOM + ".sql", ROOM + ".load")
            .that(not(resideInAnyPackage(ROOM + ".dialect..")));

    @Test
    void the_room_sees_the_dialect_the_engine_and_what_files_are_read_with() {
        noClasses()
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        ROOM + "..",
                        "java.lang..",
                        "java.util..",
                        "java.math",
                        "java.io",
                        "java.security",
                        "java.nio..",
                        "java.text",
                        "java.time..",
                        "java.sql",
                        "org.duckdb",
                        "com.github.luben.zstd",
                        "tools.jackson..",
                        "org.jspecify.annotations")))
                .check(REDSHIFT);
    }

    @Test
    void sql_is_translated_without_an_engine_a_file_or_a_clock() {
        noClasses()
                .that()
                .resideInAPackage(ROOM + ".sql..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        ROOM + ".sql..",
                        ROOM + ".dialect..",
                        "java.lang..",
                        "java.util..",
                        "java.math",
                        "java.nio.charset",
                        "java.security",
                        "java.time..",
                        "org.jspecify.annotations")))
                .check(REDSHIFT);
        noClasses()
                .that()
                .resideInAPackage(ROOM + ".sql..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(REDSHIFT);
    }

    @Test
    void only_copy_and_unload_know_files() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOM + ".load..", ROOM + ".unload..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.github.luben.zstd", "tools.jackson..", "java.util.zip"))
                .check(REDSHIFT);
    }

    /** An expression holds calls, a call holds expressions, and both hold queries: the three binders of SQL are one circle by its grammar. */
    @Test
    void no_packages_go_round_in_a_circle_but_the_three_binders() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        String name = type.getPackageName();
                        return SliceIdentifier.of(
                                name.startsWith(ROOM + ".sql.internal.") ? ROOM + ".sql.internal" : name);
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(REDSHIFT);
    }

    @Test
    void the_rules_see_the_classes() {
        assertThat(REDSHIFT).hasSizeGreaterThan(90);
        assertThat(REDSHIFT.contain(ROOM + ".sql.internal.query.QueryBinder")).isTrue();
    }
}
