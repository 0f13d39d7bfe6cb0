package dev.larder.core.delivery.internal.excel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateStylesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-mm-dd",
                "dd\\.mm\\.yyyy;@",
                "[$-407]d\". \"mmm yyyy;@",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                "mmm-yy",
                "yyyy/mm/dd hh:mm:ss",
            })
    void a_format_with_a_year_or_a_day_shows_a_date(String code) {
        assertThat(DateStyles.isDateCode(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "0.00",
                "0.0%",
                "#,##0.00\\ [$€-407];[Red]-#,##0.00\\ [$€-407]",
                "0\" days\"",
                "0\\d",
                "[h]:mm:ss",
                "hh:mm",
                "_-* #,##0.00\\ _d_-",
                "0.00E+00",
                "\"yes\";\"yes\";\"no\"",
                "@",
            })
    void a_format_of_numbers_texts_or_times_alone_shows_none(String code) {
        assertThat(DateStyles.isDateCode(code)).isFalse();
    }
}
