namespace Biela.Kernel;

/// <summary>A published event: pending until <see cref="SentAt"/>, then the module's event log for as long as the kernel keeps it.</summary>
[Shared]
public sealed class OutboxMessage
{
    /// <summary>The order of commits.</summary>
    public long Seq { get; private init; }

    /// <summary>The message id, the same on every attempt to send.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organization.</summary>
    public required Guid Tenant { get; init; }

    /// <summary>The organization's time zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The lane.</summary>
    public required Guid Key { get; init; }

    /// <summary>Full name of the contract.</summary>
    public required string Type { get; init; }

    /// <summary>The contract as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>W3C trace context of who published it.</summary>
    public string? Trace { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A delayed message leaves no earlier; null for one that leaves at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the transport confirmed it.</summary>
    public DateTimeOffset? SentAt { get; private init; }
}

/// <summary>An event for one handler: open until done or dead.</summary>
[Shared]
public sealed class InboxMessage
{
    /// <summary>The order of arrival.</summary>
    public long Seq { get; private init; }

    /// <summary>The message id; unique together with the handler.</summary>
    public Guid Id { get; private init; }

    /// <summary>Class name of the reaction.</summary>
    public string Handler { get; private init; } = "";

    /// <summary>The organization.</summary>
    public Guid Tenant { get; private init; }

    /// <summary>The organization's time zone.</summary>
    public string Zone { get; private init; } = "";

    /// <summary>The lane.</summary>
    public Guid Key { get; private init; }

    /// <summary>Full name of the contract.</summary>
    public string Type { get; private init; } = "";

    /// <summary>The contract as JSON.</summary>
    public string Body { get; private init; } = "";

    /// <summary>W3C trace context of the publisher.</summary>
    public string? Trace { get; private init; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>Failed attempts so far.</summary>
    public int Attempts { get; private init; }

    /// <summary>When the next attempt is due.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>When its effect was committed.</summary>
    public DateTimeOffset? DoneAt { get; private init; }

    /// <summary>When the attempts ran out; a person decides from here.</summary>
    public DateTimeOffset? DeadAt { get; private init; }

    /// <summary>What the last failed attempt said.</summary>
    public string? Error { get; private init; }
}

/// <summary>An answer kept for the next request with the same Idempotency-Key.</summary>
[Shared]
public sealed class IdempotentRequest
{
    /// <summary>The organization the key belongs to.</summary>
    public required Guid Tenant { get; init; }

    /// <summary>The client's key.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of caller, method, path and content.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>HTTP status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>Location header of the answer.</summary>
    public string? Location { get; init; }

    /// <summary>ETag header of the answer.</summary>
    public string? Etag { get; init; }

    /// <summary>Body of the answer, sealed; null where there was none.</summary>
    public string? Body { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The last number given out of a series.</summary>
internal sealed class Counter
{
    public required string Kind { get; init; }
    public required int Year { get; init; }
    public required int Last { get; init; }
}

/// <summary>Who may do what only one process at a time may.</summary>
[Shared]
internal sealed class LeaseRow
{
    public required string Name { get; init; }
    public required Guid Owner { get; init; }
    public required long Epoch { get; init; }
    public required DateTimeOffset Until { get; init; }
}

/// <summary>Which handlers want which events, and since when: who stores an event may be older or newer than who handles it.</summary>
[Shared]
internal sealed class SubscriptionRow
{
    public required string Type { get; init; }
    public required string Handler { get; init; }
    public required DateTimeOffset Since { get; init; }
}
