package dev.larder.local;

import dev.larder.compiler.Binder;
import dev.standin.redshift.EmptyWarehouse;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.Examined;
import dev.standin.redshift.sql.scope.Assumed;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Binds a project's SQL on the local Redshift, in memory. Not thread-safe. */
public final class EngineBinder implements Binder, AutoCloseable {
    private final EmptyWarehouse warehouse;
    private final Set<Assumed> assumed = EnumSet.noneOf(Assumed.class);

    private EngineBinder(EmptyWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Opens an empty warehouse for one project. */
    public static EngineBinder open(Clock clock) {
        return new EngineBinder(Warehouse.inMemory(clock));
    }

    @Override
    public void execute(String sql) throws BindFailure {
        bound(() -> {
            warehouse.execute(sql);
            return sql;
        });
    }

    @Override
    public Look look(Question question) {
        Examined examined = warehouse.examine(question.select(), question.parameters(), question.unknown());
        assumed.addAll(examined.assumed());
        return new Look(
                examined.columns().stream().map(EngineBinder::selected).toList(),
                examined.query().open(),
                examined.objections().stream().map(EngineBinder::fault).toList(),
                examined.remarks().stream().map(EngineBinder::remark).toList(),
                examined.start());
    }

    @Override
    public List<Assumption> assumed() {
        return assumed.stream()
                .map(one -> new Assumption(one.construct(), one.reason(), one.page()))
                .toList();
    }

    @Override
    public String tree(String select) throws BindFailure {
        return bound(() -> warehouse.tree(select));
    }

    @Override
    public void close() {
        warehouse.close();
    }

    private static Selected selected(Examined.Column column) {
        @Nullable Type type = column.type();
        return new Selected(
                column.name(),
                type == null ? null : type.declared(),
                column.isNull(),
                column.isNamed(),
                column.start(),
                column.named());
    }

    private static Fault fault(Objection objection) {
        return new Fault(
                objection.offset(),
                asDeclared(objection.sentence()),
                objection.word(),
                objection.known(),
                objection.instead());
    }

    /** The sentence with types as {@code create table} writes them, not as Redshift's messages do. */
    private static String asDeclared(String sentence) {
        return sentence.strip().replace("character varying(", "varchar(").replace("numeric(", "decimal(");
    }

    private static Remark remark(dev.standin.redshift.sql.scope.Remark remark) {
        Remark.Kind kind = switch (remark.kind()) {
            case INTEGER_DIVISION -> Remark.Kind.INTEGER_DIVISION;
            case NAME_WITHOUT_AS -> Remark.Kind.NAME_WITHOUT_AS;
            case SHORTENING_CAST -> Remark.Kind.SHORTENING_CAST;
            case INTERPOLATED_DECIMAL -> Remark.Kind.INTERPOLATED_DECIMAL;
        };
        return new Remark(kind, remark.offset(), remark.from(), remark.to());
    }

    private static <T> T bound(Supplier<T> work) throws BindFailure {
        try {
            return work.get();
        } catch (RuntimeException refused) {
            throw new BindFailure(String.valueOf(refused.getMessage()).strip());
        }
    }
}
