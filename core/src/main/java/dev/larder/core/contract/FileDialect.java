package dev.larder.core.contract;

/**
 * How a delimited file is written.
 *
 * @param encoding a charset's IANA name; decoding is strict
 * @param delimiter one character between fields
 * @param decimalSeparator {@code .} or {@code ,}
 * @param zone the time zone of {@code timestamptz} values that carry none, for example {@code Europe/Rome}
 */
public record FileDialect(String encoding, char delimiter, char decimalSeparator, String zone) {}
