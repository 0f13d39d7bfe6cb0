package dev.larder.core.pollution;

import dev.larder.core.pollution.Writing.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A sale without a fault: values by {@link Field}, spelled as the file wants them, without quotes or padding. */
record Sale(List<String> values) {
    private static final List<Field> FIELDS = List.of(Field.values());
    private static final String[] NAMES = {"Anna", "Bjørn", "Chloé", "Dörte", "Émile", "Frank", "O'Neil", "Zoë"};
    private static final String[] NOTES = {"", "", "paid", "by card", "à suivre", "two, of three", "call \"Bob\"", "7"};
    private static final String[] STATES = {"NEW", "OPEN", "CLOSED"};

    Sale {
        values = List.copyOf(values);
    }

    static Sale random(Random random, Writing writing, long id) {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1000));
        LocalDateTime seen = day.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(2_000_000) - 500_000, 2);
        List<String> values = new ArrayList<>();
        values.add(Long.toString(id));
        values.add("" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26))
                + String.format(Locale.ROOT, "%03d", random.nextInt(1000)));
        values.add(NAMES[random.nextInt(NAMES.length)] + " " + NAMES[random.nextInt(NAMES.length)]);
        values.add(amount.toPlainString().replace('.', writing.decimalSeparator));
        values.add(Integer.toString(random.nextInt(1001)));
        values.add(day.format(DateTimeFormatter.ofPattern(writing.dateFormat, Locale.ROOT)));
        values.add(
                random.nextInt(5) == 0
                        ? ""
                        : seen.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)));
        values.add(STATES[random.nextInt(STATES.length)]);
        values.add(random.nextBoolean() ? "true" : "false");
        values.add(note(random, writing));
        return new Sale(values);
    }

    private static String note(Random random, Writing writing) {
        String note = NOTES[random.nextInt(NOTES.length)];
        boolean breaks = writing.hasQuotes() && random.nextInt(12) == 0;
        return breaks ? note + "\nsecond line" : note;
    }

    List<String> cells(Writing writing) {
        List<String> cells = new ArrayList<>();
        for (Field field : FIELDS) {
            cells.add(writing.cell(field, values.get(FIELDS.indexOf(field))));
        }
        return cells;
    }

    String value(Field field) {
        return values.get(FIELDS.indexOf(field));
    }
}
