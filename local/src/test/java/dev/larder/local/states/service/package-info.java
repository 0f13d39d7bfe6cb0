/** Tests of the Step Functions API; {@link dev.larder.local.states.service.StatesServiceTest} uses AWS's client over HTTP. */
@NullMarked
package dev.larder.local.states.service;

import org.jspecify.annotations.NullMarked;
