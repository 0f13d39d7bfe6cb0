package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that takes longer than a call may take. */
class DeadlineTest {
    private static final String KEY = "suppliers/acme/sale/sale_15.csv";

    private final Furnished furnished = new Furnished(SmallProject.plan());

    @Test
    void a_file_that_takes_too_long_is_refused_with_a_number_and_nothing_of_it_is_left_but_its_original() {
        String file = "sold_on,shop,amount\n" + "2026-03-14,north,3\n".repeat(100_000);
        String version = furnished.ports().supplier().put(KEY, file);

        receive(version, hasty(200));

        DeliveryRecord record = new Receiver(furnished).record(SmallProject.SALE, KEY, version);
        assertThat(record.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(record.bytes()).isEqualTo(file.length());
        String receipt =
                new Receiver(furnished).receipt(record, ReceiptForm.TXT).replaceAll("\\s+", " ");
        assertThat(receipt)
                .containsPattern("the file has [0-9,]+ bytes, of which [0-9,]+ could be checked within 12 minutes")
                .containsPattern("in at least [0-9]+ files")
                .contains("Ask how it can be sent in smaller files.");
        assertThat(new Receiver(furnished).text(record.original())).isEqualTo(file);
        assertThat(furnished.environment().lake().objects().keys("conformed/")).isEmpty();
        assertThat(furnished.ports().lake().open()).isEmpty();
    }

    @Test
    void a_short_call_keeps_a_quarter_of_its_time_for_what_comes_after_the_last_byte() {
        Clock still = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        assertThat(Deadline.in(Duration.ofMinutes(4), still).end()).isEqualTo(Instant.EPOCH.plusSeconds(180));
        assertThat(Deadline.in(Duration.ofMinutes(14), still).end()).isEqualTo(Instant.EPOCH.plusSeconds(720));
    }

    /** A call of fourteen minutes, in which so many seconds pass between any two looks. */
    static Deadline hasty(long seconds) {
        return Deadline.in(Duration.ofMinutes(14), new HastyClock(seconds));
    }

    private void receive(String version, Deadline deadline) {
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(Receiver.message("m", "landing", KEY, version, null)));
        assertThat(new ReceiveDelivery(furnished.environment())
                        .handle(event, deadline)
                        .getBatchItemFailures())
                .isEmpty();
    }

    /** Time passes between any two looks. */
    private static final class HastyClock extends Clock {
        private final long seconds;
        private Instant now = Instant.EPOCH;

        private HastyClock(long seconds) {
            this.seconds = seconds;
        }

        @Override
        public Instant instant() {
            now = now.plusSeconds(seconds);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nobody asks for another zone than UTC");
        }
    }
}
