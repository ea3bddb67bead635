namespace Biela.Modules.Financial;

/// <summary>A month that can be closed: nothing is posted into a closed one.</summary>
internal sealed class Period
{
    public Guid Id { get; private init; }
    public Month Month { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }
    public int Version { get; private set; }

    public PeriodChange Close(string by, DateTimeOffset at)
    {
        if (ClosedAt is not null) throw new RuleBroken("period-closed", $"O mês {Month} já está fechado.");
        (ClosedAt, ClosedBy) = (at, by);
        return new() { PeriodId = Id, Closed = true, At = at, By = by };
    }

    /// <summary>Only the Owner reopens, and says why.</summary>
    public PeriodChange Reopen(string role, string? reason, string by, DateTimeOffset at)
    {
        if (role != "Owner") throw new RuleBroken("only-owner", "Só o dono reabre um mês fechado. Peça a ele.", 403);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("reason-required", "Diga por que o mês é reaberto.", 400);
        if (ClosedAt is null) throw new RuleBroken("period-open", $"O mês {Month} já está aberto.");
        (ClosedAt, ClosedBy) = (null, null);
        return new() { PeriodId = Id, Closed = false, At = at, By = by, Reason = reason };
    }
}

/// <summary>The audit trail of a period: who closed or reopened it, when and why.</summary>
internal sealed class PeriodChange
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid PeriodId { get; init; }
    public required bool Closed { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public string? Reason { get; init; }
}

/// <summary>Decides "open or closed" so that a posting and a closing of the same month cannot pass each other.</summary>
internal static class Periods
{
    /// <summary>The month's row, made if need be and held until the transaction ends: whoever closes waits for who posts, and the other way round.</summary>
    public static async Task<Period> Hold(this FinancialDb db, Month month, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into periods (id, tenant_id, month, version) values ({Guid.CreateVersion7()}, {db.CurrentTenant}, {month.ToString()}, 0)
            on conflict (tenant_id, month) do nothing
            """, ct);
        await db.LockRows("periods", [await db.Periods.Where(p => p.Month == month).Select(p => p.Id).SingleAsync(ct)], ct);
        return await db.Periods.SingleAsync(p => p.Month == month, ct);
    }

    /// <summary>Refuses to post into a closed month and offers the current one.</summary>
    public static async Task RequireOpen(this FinancialDb db, Month month, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Hold(month, ct) is { ClosedAt: { } at } period)
            throw new RuleBroken("period-closed",
                $"O mês {month} está fechado desde {tenant.DayOf(at):dd/MM/yyyy} por {period.ClosedBy}. Lance no mês atual, {Month.Of(tenant.Today(clock))}.");
    }

    /// <inheritdoc cref="RequireOpen(FinancialDb, Month, Tenant, TimeProvider, CancellationToken)"/>
    public static Task RequireOpen(this FinancialDb db, DateOnly day, Tenant tenant, TimeProvider clock, CancellationToken ct) =>
        day > tenant.Today(clock)
            ? throw new RuleBroken("day-in-future", $"{day:dd/MM/yyyy} ainda não chegou. Informe o dia em que o dinheiro se moveu.")
            : db.RequireOpen(Month.Of(day), tenant, clock, ct);

    /// <summary>The month itself, or the first open one after it, for facts that nobody can refuse any more.</summary>
    public static async Task<Month> FirstOpen(this FinancialDb db, Month month, CancellationToken ct)
    {
        while ((await db.Hold(month, ct)).ClosedAt is not null) month = month.Next;
        return month;
    }

    /// <summary>The month itself, or the first one after it whose result is not fixed. One that was closed before results were kept is not.</summary>
    public static async Task<Month> FirstUnclosed(this FinancialDb db, Month month, CancellationToken ct)
    {
        while ((await db.Hold(month, ct)).ClosedAt is not null && await db.ResultVersions.AnyAsync(v => v.Month == month, ct)) month = month.Next;
        return month;
    }
}
