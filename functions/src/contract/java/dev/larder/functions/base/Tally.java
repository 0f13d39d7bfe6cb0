package dev.larder.functions.base;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints how many of the cases of a table passed. */
final class Tally implements TestWatcher, AfterAllCallback {
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    @Override
    public void testSuccessful(ExtensionContext context) {
        passed.incrementAndGet();
        all.incrementAndGet();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        all.incrementAndGet();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.out.printf("%s: cases passed / cases = %d / %d%n", context.getDisplayName(), passed.get(), all.get());
    }
}
