package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.tree.Places;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is found wrong while one statement is bound: the first objection is thrown, or all are kept and what could not be bound is taken for
 * {@link Bound#FAULTY}, about which nothing more is said. Not thread-safe.
 */
public final class Findings {
    private final boolean keeping;
    private final List<Objection> objections = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Objection> ungrouped = new ArrayList<>();
    private final Set<Assumed> assumed = EnumSet.noneOf(Assumed.class);
    private Places places = new Places();
    private int troubles;

    Findings(boolean keeping) {
        this.keeping = keeping;
    }

    public boolean keeping() {
        return keeping;
    }

    /** Notes that parts of another text are bound from here on. */
    public void reading(Places text) {
        places = text;
    }

    public Places places() {
        return places;
    }

    /** Does the work; places what it objects to at the part, unless a place within is known. */
    public <T> T placed(Object part, Supplier<T> work) {
        try {
            return work.get();
        } catch (Objection objection) {
            throw objection.at(places.of(part).at());
        }
    }

    /** Does the work; places what it objects to at the part, unless a place within is known. */
    public <T> T attempt(Object part, T otherwise, Supplier<T> work) {
        int before = troubles;
        try {
            return placed(part, work);
        } catch (Objection objection) {
            if (!keeping) {
                throw objection;
            }
            if (before == troubles) {
                troubles++;
                objections.add(objection);
            }
            return otherwise;
        }
    }

    /** How often something wrong was found or met. */
    public int troubles() {
        return troubles;
    }

    /** Notes that something was met that had been found wrong before. */
    public void met() {
        troubles++;
    }

    public void remark(Remark remark) {
        remarks.add(remark);
    }

    /** Notes that the statement rests on something that Redshift's documentation does not settle. */
    public void assume(Assumed what) {
        assumed.add(what);
    }

    /** What the statement rests on, each once. */
    public Set<Assumed> assumed() {
        return Set.copyOf(assumed);
    }

    public List<Objection> objections() {
        return List.copyOf(objections);
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** Notes a column that may stand neither in GROUP BY nor in an aggregate; the engine has the last word on it. */
    public void ungrouped(Objection objection) {
        ungrouped.add(objection);
    }

    /** The objections to such columns. */
    public List<Objection> ungrouped() {
        return List.copyOf(ungrouped);
    }

    /** Objects to a part and goes on. */
    public void object(Objection objection) {
        if (!keeping) {
            throw objection;
        }
        troubles++;
        objections.add(objection);
    }
}
