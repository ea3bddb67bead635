using System.Text.Json;
using Biela.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>What audits hold a module's rows against: the facts it told, and those it has reacted to, of the current organization.</summary>
public static class Facts
{
    /// <summary>What was told or heard from then on is still known; of what is older a fact may have been forgotten.</summary>
    public static DateTimeOffset LogStart(this ModuleDb db) => db.Ambient.Clock.GetUtcNow() - Upkeep.LogKept;

    /// <summary>The first day that is known as a whole, wherever on earth the shop has its midnight.</summary>
    public static DateOnly LogStartDay(this ModuleDb db) => DateOnly.FromDateTime(db.LogStart().UtcDateTime).AddDays(2);

    /// <summary>The events of these types that a reaction of the module is done with, in the order they came; of one reaction where it is named.</summary>
    public static async Task<List<IEvent>> Heard(this ModuleDb db, IReadOnlyCollection<Type> types, CancellationToken ct, string? reaction = null)
    {
        var known = types.ToDictionary(t => t.FullName!);
        var names = known.Keys.ToList();
        var done = db.Inbox.Where(m => m.Tenant == db.CurrentTenant && names.Contains(m.Type) && m.DoneAt != null
            && (reaction == null || m.Handler == reaction));
        var rows = await done.OrderBy(m => m.Seq).Select(m => new { m.Id, m.Type, m.Body }).ToListAsync(ct);
        return rows.DistinctBy(m => m.Id).Select(m => (IEvent)JsonSerializer.Deserialize(m.Body, known[m.Type])!).ToList();
    }

    /// <inheritdoc cref="Heard(ModuleDb, IReadOnlyCollection{Type}, CancellationToken, string)"/>
    public static async Task<List<TEvent>> Heard<TEvent>(this ModuleDb db, CancellationToken ct, string? reaction = null) where TEvent : IEvent =>
        (await db.Heard([typeof(TEvent)], ct, reaction)).ConvertAll(e => (TEvent)e);

    /// <summary>The events of this type that the module published, in the order of their commits.</summary>
    public static async Task<List<TEvent>> Told<TEvent>(this ModuleDb db, CancellationToken ct) where TEvent : IEvent
    {
        var told = db.Outbox.Where(m => m.Tenant == db.CurrentTenant && m.Type == typeof(TEvent).FullName);
        return (await told.OrderBy(m => m.Seq).Select(m => m.Body).ToListAsync(ct)).ConvertAll(body => JsonSerializer.Deserialize<TEvent>(body)!);
    }
}
