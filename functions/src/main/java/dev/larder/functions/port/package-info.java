/**
 * What functions reach outside themselves, as small interfaces: the lake, the landing bucket, the warehouse, executions and queues; entry
 * type {@link dev.larder.functions.port.Ports}. No AWS type appears here; each port has one suite that every adapter must pass.
 */
@NullMarked
package dev.larder.functions.port;

import org.jspecify.annotations.NullMarked;
