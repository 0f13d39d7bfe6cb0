package dev.larder.compiler;

import dev.larder.compiler.Draft.Kind;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import dev.standin.redshift.dialect.token.Token;
import java.util.List;

/** Checks whether a file holds the statements of its kind of file: one select, in a model after one {@code create table}. */
record Statements(Kind kind, SqlFile file, Problems.In problems) {
    /** Says what is wrong; returns true if nothing is. */
    boolean areRight() {
        List<SqlText> statements = file.statements();
        int wanted = kind == Kind.STAR ? 2 : 1;
        if (statements.isEmpty()) {
            problems.add(Code.L006, Place.START, expected(), "no statement");
            return false;
        }
        if (statements.size() > wanted) {
            Place place = SqlFile.start(statements.get(wanted));
            problems.add(
                    Code.L006,
                    place,
                    expected(),
                    "statement " + (wanted + 1) + ", \""
                            + first(statements.get(wanted)).text() + "\"");
            return false;
        }
        if (statements.size() < wanted) {
            tooFew(statements.getFirst());
            return false;
        }
        return isSelect(statements.getLast());
    }

    private String expected() {
        return kind == Kind.STAR ? "create table star." + file.name() + " (...);, then one select" : "one select";
    }

    private void tooFew(SqlText only) {
        Token found = first(only);
        if (found.is("select") || found.is("with")) {
            problems.add(
                    Code.L006,
                    found.place(),
                    "create table star." + file.name() + " (...); before the select",
                    "\"" + found.text() + "\"");
            return;
        }
        int depth = 0;
        for (Token token : only.code()) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0 && (token.is("select") || token.is("with"))) {
                problems.add(
                        Code.L006, token.place(), "\";\" between create table and select", "\"" + token.text() + "\"");
                return;
            }
        }
        problems.add(Code.L006, found.place(), expected(), "no select");
    }

    private boolean isSelect(SqlText statement) {
        Token word = first(statement);
        if (word.is("select") || word.is("with")) {
            return true;
        }
        String near = Problems.nearest(word.name(), List.of("select", "with"));
        problems.add(
                Code.L006,
                word.place(),
                "a bare select",
                "\"" + word.text() + "\"",
                near == null ? "the engine writes the insert itself" : near);
        return false;
    }

    private static Token first(SqlText statement) {
        return statement.code().getFirst();
    }
}
