package dev.regfit.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The architecture of both modules: which package may use which, and which one owns a library. */
class ArchitectureTest {
    private static final JavaClasses REGFIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.regfit");

    /** A package of regfit and, in {@link #uses()}, the others that it may use. */
    private enum Part {
        LINALG("dev.regfit.linalg.."),
        DATA("dev.regfit.data.."),
        PROBLEM("dev.regfit.problem.."),
        SOLVER("dev.regfit.solver.."),
        PATH("dev.regfit.path.."),
        MODEL("dev.regfit.model.."),
        INFERENCE("dev.regfit.inference.."),
        INSPECTION("dev.regfit.inspection.."),
        SPECTRUM("dev.regfit.spectrum.."),
        SELECTION("dev.regfit.selection.."),
        TRAINER("dev.regfit"),
        TABLE("dev.regfit.cli.table.."),
        PLOT("dev.regfit.cli.plot.."),
        EXPORT("dev.regfit.cli.export.."),
        REPORT("dev.regfit.cli.report.."),
        PAGE("dev.regfit.cli.page.."),
        COMMAND("dev.regfit.cli.command.."),
        MAIN("dev.regfit.cli");

        static final Set<Part> CORE = EnumSet.range(LINALG, TRAINER);

        final String itself;

        Part(String itself) {
            this.itself = itself;
        }

        Set<Part> uses() {
            return switch (this) {
                case LINALG -> Set.of();
                case DATA -> Set.of(LINALG);
                case PROBLEM -> Set.of(DATA, LINALG);
                case SOLVER -> Set.of(PROBLEM, DATA, LINALG);
                case PATH -> Set.of(SOLVER, PROBLEM, DATA, LINALG);
                case MODEL -> Set.of(PROBLEM, DATA);
                case INFERENCE -> Set.of(PROBLEM, MODEL, DATA, LINALG);
                case INSPECTION -> Set.of(DATA, LINALG);
                case SPECTRUM -> Set.of(SOLVER, PROBLEM, DATA, LINALG);
                case SELECTION -> Set.of(PATH, SOLVER, PROBLEM, MODEL, DATA, LINALG);
                case TRAINER, REPORT, PLOT, EXPORT -> CORE;
                case TABLE -> Set.of(MODEL, DATA);
                case PAGE -> {
                    Set<Part> below = EnumSet.of(REPORT);
                    below.addAll(CORE);
                    yield below;
                }
                case COMMAND -> EnumSet.range(LINALG, PAGE);
                case MAIN -> Set.of(COMMAND);
            };
        }
    }

    /** A library and the only package that may use it. */
    private enum Library {
        EJML("org.ejml..", Part.LINALG),
        VECTOR_API("jdk.incubator.vector..", Part.LINALG),
        JACKSON("com.fasterxml.jackson..", Part.MODEL),
        COMMONS_STATISTICS("org.apache.commons.statistics..", Part.INFERENCE),
        COMMONS_NUMBERS("org.apache.commons.numbers..", Part.INFERENCE),
        COMMONS_CSV("org.apache.commons.csv..", Part.TABLE),
        COMMONS_COMPRESS("org.apache.commons.compress..", Part.TABLE),
        XZ("org.tukaani.xz..", Part.TABLE),
        ZSTD("com.github.luben.zstd..", Part.TABLE),
        PICOCLI("picocli..", Part.COMMAND);

        final String itself;
        final Part owner;

        Library(String itself, Part owner) {
            this.itself = itself;
            this.owner = owner;
        }
    }

    /** Without this the other tests would pass on an import that found one module only, or none. */
    @ParameterizedTest
    @ValueSource(strings = {"dev.regfit.package-info", "dev.regfit.cli.Main"})
    void sees_both_modules(String name) {
        assertTrue(REGFIT.contain(name), name);
    }

    @Test
    void every_class_has_its_part() {
        classes()
                .should()
                .resideInAnyPackage(packages(EnumSet.allOf(Part.class)))
                .check(REGFIT);
    }

    @ParameterizedTest
    @EnumSource
    void uses_only_what_is_below(Part part) {
        DescribedPredicate<JavaClass> elsewhere = resideInAPackage("dev.regfit..")
                .and(not(resideInAnyPackage(packages(part.uses()))))
                .and(not(resideInAPackage(part.itself)));
        noClasses()
                .that()
                .resideInAPackage(part.itself)
                .should()
                .dependOnClassesThat(elsewhere)
                .allowEmptyShould(true) // not every part has classes from the start
                .check(REGFIT);
    }

    @ParameterizedTest
    @EnumSource
    void one_package_owns_each_library(Library library) {
        noClasses()
                .that()
                .resideOutsideOfPackage(library.owner.itself)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library.itself)
                .check(REGFIT);
    }

    @Test
    void formats_know_nothing_of_tables() {
        noClasses()
                .that()
                .resideInAPackage("dev.regfit.cli.table.parquet")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.regfit.cli.table")
                .check(REGFIT);
    }

    @Test
    void only_main_ends_the_program() {
        DescribedPredicate<JavaAccess<?>> exit = access(System.class, "exit")
                .or(access(Runtime.class, "exit"))
                .or(access(Runtime.class, "halt"))
                .as("target ends the JVM");
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.regfit.cli.Main")
                .should(accessTargetWhere(exit))
                .check(REGFIT);
    }

    @Test
    void core_never_prints() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(Part.CORE))
                .should(accessTargetWhere(
                        access(System.class, "out|err").or(access(Throwable.class, "printStackTrace"))))
                .check(REGFIT);
    }

    private static String[] packages(Set<Part> parts) {
        return parts.stream().map(part -> part.itself).toArray(String[]::new);
    }

    private static DescribedPredicate<JavaAccess<?>> access(Class<?> type, String name) {
        return JavaAccess.Predicates.target(nameMatching(name))
                .and(JavaAccess.Predicates.target(owner(JavaClass.Predicates.assignableTo(type))))
                .as("target is %s.%s", type.getSimpleName(), name);
    }
}
