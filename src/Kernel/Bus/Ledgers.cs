using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>
/// Compares every module's event log with the inboxes of those who listen (oracle O2 and O6): nothing lost on the way, nothing that nobody
/// published, nothing stuck, nothing dead; then lets each module recompute its own books for each organization. It reads as many events at a time
/// as fit into memory, in the order of their ids, and judges those that no inbox and no outbox is about to forget.
/// </summary>
public sealed class Ledgers(IEnumerable<Module> modules, ModuleScopes scopes, ITransport transport, TimeProvider clock)
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(60), Overdue = TimeSpan.FromMinutes(10), Judged = Upkeep.LogKept - TimeSpan.FromDays(1);

    /// How many events one statement may name.
    private const int Together = 500;

    /// <summary>How many events of each module are compared at a time.</summary>
    internal int PageSize { get; init; } = 5000;

    private sealed record Letter(string Module, Guid Id, string Type, DateTimeOffset Left, DateTimeOffset? Sent);

    private sealed record Listener(string Module, string Handler, DateTimeOffset Since);

    private sealed record Arrival(string Module, Guid Id, string Handler, string Type);

    /// What a part of the outboxes holds, and the same part of the inboxes.
    private sealed record Part(List<Letter> Letters, List<Arrival> Arrivals);

    /// <summary>Everything that is not as promised, module by module; empty when all is well.</summary>
    /// <param name="organization">Only what is of this one; null for all.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<Finding>> Audit(Guid? organization, CancellationToken ct)
    {
        var (findings, tenants, listeners) = (new List<Finding>(), new Dictionary<Module, List<Guid>>(), await Listeners(ct));
        await foreach (var part in Parts(organization, ct))
        {
            findings.AddRange(Lost(part, listeners).Select(lost =>
                new Finding("O2 lost", $"{lost.Missed.Module}: {lost.Letter.Type} {lost.Letter.Id} is not in the inbox of {lost.Missed.Handler}")));
            findings.AddRange(from copies in part.Arrivals.GroupBy(a => a) where copies.Count() > 1
                let one = copies.Key
                select new Finding("O2 doubled", $"{one.Module}: {one.Type} {one.Id} is {copies.Count()} times in the inbox of {one.Handler}"));
            findings.AddRange((await Unexpected(part, ct)).Select(a => new Finding("O2 unexpected", $"{a.Module}: nobody published {a.Type} {a.Id}")));
        }
        await Each(async (module, db) =>
        {
            findings.AddRange(await Open(module, db, organization, ct));
            var (told, heard) = (db.Outbox.Select(m => m.Tenant), db.Inbox.Select(m => m.Tenant));
            tenants[module] = await told.Union(heard).Where(t => organization == null || t == organization).ToListAsync(ct);
        });
        foreach (var (module, tenant) in tenants.SelectMany(m => m.Value, (m, tenant) => (m.Key, tenant)))
        {
            await using var scope = scopes.For(module, tenant);
            findings.AddRange((await module.Audit(scope.Db, ct)).Select(f => f with { Rule = $"{f.Rule} {module.Name}" }));
        }
        return findings;
    }

    /// <summary>
    /// Has sent again what was sent more than ten minutes ago, and is not in the inbox of everybody who listened by then: lost on a way that
    /// no outbox alone can see. Only who sees both ends can do that. Whoever has one of them already does nothing. Nothing is lost to a module whose
    /// queue still holds something, or cannot be asked: sending that again and again would fill the broker of whoever is away.
    /// </summary>
    /// <param name="ct">Gives up.</param>
    /// <param name="nothingOnItsWay">After <see cref="Discard"/> nothing may still arrive: neither ten minutes nor queues matter.</param>
    /// <returns>How many events are sent again, and the names of the modules left alone because of their queues.</returns>
    public async Task<(int Events, IReadOnlyCollection<string> Waiting)> Repair(CancellationToken ct, bool nothingOnItsWay = false)
    {
        var (count, listeners, overdue) = (0, await Listeners(ct), clock.GetUtcNow() - (nothingOnItsWay ? TimeSpan.Zero : Overdue));
        HashSet<string> waiting = [];
        foreach (var module in nothingOnItsWay ? [] : modules)
            if (await transport.Depth(module.Name, ct) is not 0) waiting.Add(module.Name);
        await foreach (var part in Parts(null, ct))
        {
            var lost = Lost(part, listeners).Where(l => l.Letter.Sent < overdue && !waiting.Contains(l.Missed.Module))
                .ToLookup(l => l.Letter.Module, l => l.Letter.Id);
            await Each(async (module, db) =>
            {
                foreach (var ids in lost[module.Name].Distinct().Chunk(Together)) count += await db.Unsend(db.Outbox.Where(m => ids.Contains(m.Id)), ct);
            });
        }
        return (count, waiting);
    }

    /// <summary>
    /// Empties the queues of all modules, once the databases were restored to an earlier moment than the broker: an event that no outbox knows any
    /// more never happened, and would have effects without a cause. What an outbox does know is lost from its queue just so, and comes again
    /// with <see cref="Repair"/>. Nobody may consume the queues meanwhile. What was broken off can be done again.
    /// </summary>
    /// <returns>The events that are newer than the databases, each with the module it was meant for.</returns>
    public async IAsyncEnumerable<(string Module, Envelope Event)> Discard([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var module in modules)
        {
            await transport.Declare(module.Name, module.Subscriptions, ct);
            // What the broker has forgotten has been told to the operator.
            await foreach (var some in transport.Empty(module.Name, ct).Chunk(ITransport.Emptied).WithCancellation(ct))
            {
                var known = await Published([.. some.Select(e => e.Id)], ct);
                foreach (var newer in some.Where(e => !known.Contains(e.Id))) yield return (module.Name, newer);
            }
        }
    }

    private async Task Each(Func<Module, ModuleDb, Task> read)
    {
        foreach (var module in modules)
        {
            await using var scope = scopes.For(module, Guid.Empty);
            await read(module, scope.Db);
        }
    }

    /// Who wants which type, and since when, as the modules' own tables say.
    private async Task<ILookup<string, Listener>> Listeners(CancellationToken ct)
    {
        var all = new List<(string Type, Listener Listener)>();
        await Each(async (module, db) => all.AddRange((await db.Set<SubscriptionRow>().AsNoTracking().ToListAsync(ct))
            .Select(s => (s.Type, new Listener(module.Name, s.Handler, s.Since)))));
        return all.ToLookup(l => l.Type, l => l.Listener);
    }

    /// In the order of their ids. Outboxes before inboxes: what was sent by then must have arrived, even while Biela works on.
    private async IAsyncEnumerable<Part> Parts(Guid? tenant, [EnumeratorCancellation] CancellationToken ct)
    {
        var oldest = clock.GetUtcNow() - Judged;
        for (var (after, last) = (Guid.Empty, Guid.Empty); after != Guid.AllBitsSet; after = last)
        {
            (last, var part) = (await End(after, ct), new Part([], []));
            await Each(async (module, db) => part.Letters.AddRange(await db.Outbox
                .Where(m => m.Id.CompareTo(after) > 0 && m.Id.CompareTo(last) <= 0 && (tenant == null || m.Tenant == tenant))
                .Where(m => (m.NotBefore ?? m.CreatedAt) > oldest)
                .Select(m => new Letter(module.Name, m.Id, m.Type, m.NotBefore ?? m.CreatedAt, m.SentAt)).ToListAsync(ct)));
            await Each(async (module, db) => part.Arrivals.AddRange(await db.Inbox
                .Where(m => m.Id.CompareTo(after) > 0 && m.Id.CompareTo(last) <= 0 && (tenant == null || m.Tenant == tenant))
                .Select(m => new Arrival(module.Name, m.Id, m.Handler, m.Type)).ToListAsync(ct)));
            yield return part;
        }
    }

    /// The last id of a part of which no module has more than a page.
    private async Task<Guid> End(Guid after, CancellationToken ct)
    {
        List<Guid> ends = [Guid.AllBitsSet];
        await Each(async (_, db) =>
        {
            foreach (var ids in new[] { db.Outbox.Select(m => m.Id), db.Inbox.Select(m => m.Id) })
                ends.AddRange(await ids.Where(id => id.CompareTo(after) > 0).OrderBy(id => id).Skip(PageSize - 1).Take(1).ToListAsync(ct));
        });
        return ends.Min();
    }

    private static IEnumerable<(Letter Letter, Listener Missed)> Lost(Part part, ILookup<string, Listener> listeners)
    {
        var here = part.Arrivals.Select(a => (a.Module, a.Id, a.Handler)).ToHashSet();
        return from letter in part.Letters where letter.Sent is not null
            from missed in listeners[letter.Type] where missed.Since <= letter.Left && !here.Contains((missed.Module, letter.Id, missed.Handler))
            select (letter, missed);
    }

    /// What was published after the outboxes were read is in them by now; of what is old they may have forgotten it.
    private async Task<List<Arrival>> Unexpected(Part part, CancellationToken ct)
    {
        var (published, oldest) = (part.Letters.Select(l => l.Id).ToHashSet(), Guid.CreateVersion7(clock.GetUtcNow() - Judged));
        var strange = part.Arrivals.FindAll(a => a.Id.CompareTo(oldest) > 0 && !published.Contains(a.Id));
        foreach (var ids in strange.Select(a => a.Id).Distinct().Chunk(Together).ToList()) published.UnionWith(await Published(ids, ct));
        return strange.FindAll(a => !published.Contains(a.Id));
    }

    /// Which of these any outbox knows.
    private async Task<HashSet<Guid>> Published(Guid[] ids, CancellationToken ct)
    {
        HashSet<Guid> known = [];
        await Each(async (_, db) => known.UnionWith(await db.Outbox.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct)));
        return known;
    }

    private async Task<IEnumerable<Finding>> Open(Module module, ModuleDb db, Guid? tenant, CancellationToken ct)
    {
        var late = clock.GetUtcNow() - Stuck;
        var unsent = await db.Outbox.AsNoTracking().Where(m => m.SentAt == null && (m.NotBefore ?? m.CreatedAt) < late)
            .Where(m => tenant == null || m.Tenant == tenant).ToListAsync(ct);
        var undone = await db.Inbox.AsNoTracking().Where(m => m.DoneAt == null && (m.DeadAt != null || m.DueAt < late))
            .Where(m => tenant == null || m.Tenant == tenant).ToListAsync(ct);
        return
        [
            .. unsent.Select(m => new Finding("O2 stuck", $"{module.Name}: {m.Type} {m.Id} has been due for more than a minute and was not sent")),
            .. undone.Select(m => m.DeadAt is not null
                ? new Finding("O6 dead", $"{module.Name}: {m.Handler} gave up on {m.Type} {m.Id}: {m.Error}")
                : new Finding("O6 stuck", $"{module.Name}: {m.Handler} has not handled {m.Type} {m.Id}: {m.Error}")),
        ];
    }
}
