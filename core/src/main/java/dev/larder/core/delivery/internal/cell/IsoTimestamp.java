package dev.larder.core.delivery.internal.cell;

import dev.larder.core.delivery.internal.word.Words;
import java.time.LocalDate;

/**
 * Reads {@code yyyy-MM-dd}, {@code T} or a blank, {@code HH:mm[:ss[.ffffff]]} and an optional offset ({@code Z}, {@code +01}, {@code +0100},
 * {@code +01:00}). Holds the value that was read last; not thread-safe.
 */
final class IsoTimestamp {
    private static final int DATE = 10;
    private static final int MINUTE = 16;
    private byte[] bytes = {};
    private int at;
    private int end;
    /** The first and the last eight bytes of the date that was read last, which often comes again. */
    private long lastHead = -1;

    private long lastTail;
    private long lastDay;
    private long epochDay;
    private int secondOfDay;
    private int micros;
    private boolean hasOffset;
    private int offset;
    private boolean tooFine;

    /** Whether exactly these bytes are a timestamp that exists. */
    boolean read(byte[] source, int from, int until) {
        bytes = source;
        end = until;
        micros = 0;
        offset = 0;
        hasOffset = false;
        tooFine = false;
        if (until - from < MINUTE || !date(from) || !time(from + DATE)) {
            return false;
        }
        boolean whole = fraction() && zone() && at == end;
        tooFine &= whole;
        return whole && !tooFine;
    }

    private boolean date(int from) {
        long head = Words.at(bytes, from);
        long tail = Words.at(bytes, from + 2);
        if (head == lastHead && tail == lastTail) {
            epochDay = lastDay;
            return true;
        }
        boolean exists = readDate(from);
        if (exists) {
            lastHead = head;
            lastTail = tail;
            lastDay = epochDay;
        }
        return exists;
    }

    private boolean readDate(int from) {
        int year = two(from) < 0 || two(from + 2) < 0 ? 0 : two(from) * 100 + two(from + 2);
        int month = two(from + 5);
        int day = two(from + 8);
        if (bytes[from + 4] != '-' || bytes[from + 7] != '-' || !DateShape.exists(year, month, day)) {
            return false;
        }
        epochDay = LocalDate.of(year, month, day).toEpochDay();
        return true;
    }

    private boolean time(int from) {
        int hour = two(from + 1);
        int minute = two(from + 4);
        int second = 0;
        at = from + 6;
        if (at < end && bytes[at] == ':') {
            second = at + 3 <= end ? two(at + 1) : -1;
            at += 3;
        }
        boolean separated = (bytes[from] == 'T' || bytes[from] == ' ') && bytes[from + 3] == ':';
        secondOfDay = hour * 3600 + minute * 60 + second;
        return separated && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    }

    private boolean fraction() {
        if (at >= end || bytes[at] != '.') {
            return true;
        }
        int digits = 0;
        at++;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            micros = digits < 6 ? micros * 10 + bytes[at] - '0' : micros;
            digits++;
            at++;
        }
        for (int i = digits; i < 6; i++) {
            micros *= 10;
        }
        tooFine = digits > 6;
        return digits > 0;
    }

    private boolean zone() {
        if (at >= end) {
            return true;
        }
        byte sign = bytes[at++];
        hasOffset = true;
        if (sign == 'Z') {
            return true;
        }
        if ((sign != '+' && sign != '-') || at + 2 > end) {
            return false;
        }
        int hours = two(at);
        at += 2;
        int minutes = 0;
        if (at < end) {
            at += bytes[at] == ':' ? 1 : 0;
            minutes = at + 2 <= end ? two(at) : -1;
            at += 2;
        }
        offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        return hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
    }

    /** Two digits as a number, or -1. */
    private int two(int from) {
        int tens = bytes[from] - '0';
        int ones = bytes[from + 1] - '0';
        return (tens | ones) >= 0 && tens <= 9 && ones <= 9 ? tens * 10 + ones : -1;
    }

    /** Whether more than six decimals were all that was wrong with it. */
    boolean isTooFine() {
        return tooFine;
    }

    long epochDay() {
        return epochDay;
    }

    int secondOfDay() {
        return secondOfDay;
    }

    int micros() {
        return micros;
    }

    boolean hasOffset() {
        return hasOffset;
    }

    int offset() {
        return offset;
    }
}
