package org.kith;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The server's Spring application; `org.kith.cli` starts it.
@SpringBootApplication
public class KithApplication {}
