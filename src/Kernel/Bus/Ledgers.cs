using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>
/// Compares every module's event log with the inboxes of those who listen (oracle O2 and O6): nothing lost on the way, nothing that nobody
/// published, nothing stuck, nothing dead; then lets each module recompute its own books for each organization.
/// </summary>
public sealed class Ledgers(IEnumerable<Module> modules, ModuleScopes scopes, TimeProvider clock)
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(60);

    private sealed record Letter(Guid Id, string Type, Guid Tenant, bool Sent, bool Due);

    private sealed record Arrival(Guid Id, string Handler, string Type, Guid Tenant, bool Done, bool Dead, bool Late, string? Error);

    /// <summary>Everything that is not as promised, module by module; empty when all is well.</summary>
    /// <param name="organization">Only what is of this one; null for all.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<Finding>> Audit(Guid? organization, CancellationToken ct)
    {
        var (letters, arrivals) = (new Dictionary<string, List<Letter>>(), new Dictionary<string, List<Arrival>>());
        // Outboxes before inboxes: what was sent by then must have arrived, even while Biela works on.
        await Each(async (module, db) => letters[module.Name] = await Letters(db, organization, ct));
        await Each(async (module, db) => arrivals[module.Name] = await Arrivals(db, organization, ct));
        var published = letters.Values.SelectMany(l => l).ToDictionary(l => l.Id);
        await Each(async (_, db) =>
        {
            var strange = arrivals.Values.SelectMany(a => a).Select(a => a.Id).Where(id => !published.ContainsKey(id)).Distinct().ToList();
            var late = (await Letters(db, organization, ct)).Where(l => strange.Contains(l.Id));
            foreach (var letter in late) published[letter.Id] = letter with { Sent = false };
        });
        List<Finding> findings = [.. letters.SelectMany(m => Outbox(m.Key, m.Value)), .. modules.SelectMany(m => Inbox(m, arrivals[m.Name], published))];
        foreach (var module in modules)
            foreach (var tenant in letters[module.Name].Select(l => l.Tenant).Concat(arrivals[module.Name].Select(a => a.Tenant)).Distinct())
            {
                await using var scope = scopes.For(module, tenant);
                findings.AddRange((await module.Audit(scope.Db, ct)).Select(f => f with { Rule = $"{f.Rule} {module.Name}" }));
            }
        return findings;
    }

    /// <summary>
    /// Has sent again what was published more than a minute ago, was sent, and is not in the inbox of everybody who listens: lost on a way that
    /// no outbox alone can see. Only who sees both ends can do that. Returns how many events; whoever has one of them already does nothing.
    /// </summary>
    public async Task<int> Repair(CancellationToken ct)
    {
        var (letters, known) = (new Dictionary<string, List<Letter>>(), new HashSet<(Guid, string)>());
        await Each(async (module, db) => letters[module.Name] = await Letters(db, null, ct));
        await Each(async (_, db) => known.UnionWith((await Arrivals(db, null, ct)).Select(a => (a.Id, a.Handler))));
        var wanted = modules.SelectMany(m => m.Subscriptions).ToLookup(s => s.Event.FullName!, s => s.Handler);
        var count = 0;
        await Each(async (module, db) =>
        {
            var lost = letters[module.Name].Where(l => l.Sent && l.Due && wanted[l.Type].Any(handler => !known.Contains((l.Id, handler)))).Select(l => l.Id);
            foreach (var ids in lost.Chunk(500)) count += await db.Unsend(db.Outbox.Where(m => ids.Contains(m.Id)), ct);
        });
        return count;
    }

    private async Task Each(Func<Module, ModuleDb, Task> read)
    {
        foreach (var module in modules)
        {
            await using var scope = scopes.For(module, Guid.Empty);
            await read(module, scope.Db);
        }
    }

    private Task<List<Letter>> Letters(ModuleDb db, Guid? tenant, CancellationToken ct)
    {
        var late = clock.GetUtcNow() - Stuck;
        return db.Outbox.Where(m => tenant == null || m.Tenant == tenant)
            .Select(m => new Letter(m.Id, m.Type, m.Tenant, m.SentAt != null, (m.NotBefore ?? m.CreatedAt) < late)).ToListAsync(ct);
    }

    private Task<List<Arrival>> Arrivals(ModuleDb db, Guid? tenant, CancellationToken ct)
    {
        var late = clock.GetUtcNow() - Stuck;
        return db.Inbox.Where(m => tenant == null || m.Tenant == tenant)
            .Select(m => new Arrival(m.Id, m.Handler, m.Type, m.Tenant, m.DoneAt != null, m.DeadAt != null, m.DueAt < late, m.Error)).ToListAsync(ct);
    }

    private static IEnumerable<Finding> Outbox(string module, List<Letter> letters) =>
        from letter in letters where !letter.Sent && letter.Due
        select new Finding("O2 stuck", $"{module}: {letter.Type} {letter.Id} has been due for more than a minute and was not sent");

    private static IEnumerable<Finding> Inbox(Module module, List<Arrival> arrivals, Dictionary<Guid, Letter> published)
    {
        var here = arrivals.ToLookup(a => (a.Id, a.Handler));
        foreach (var subscription in module.Subscriptions)
            foreach (var letter in published.Values.Where(l => l.Sent && l.Type == subscription.Event.FullName))
                if (here[(letter.Id, subscription.Handler)].Count() is var count && count != 1)
                    yield return new("O2 lost or doubled", $"{module.Name}: {letter.Type} {letter.Id} is {count} times in the inbox of {subscription.Handler}");
        foreach (var arrival in arrivals)
        {
            if (!published.ContainsKey(arrival.Id)) yield return new("O2 unexpected", $"{module.Name}: nobody published {arrival.Type} {arrival.Id}");
            if (arrival.Done) continue;
            if (arrival.Dead) yield return new("O6 dead", $"{module.Name}: {arrival.Handler} gave up on {arrival.Type} {arrival.Id}: {arrival.Error}");
            else if (arrival.Late)
                yield return new("O6 stuck", $"{module.Name}: {arrival.Handler} has not handled {arrival.Type} {arrival.Id}: {arrival.Error}");
        }
    }
}
