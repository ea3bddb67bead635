using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Biela.Modules.Fiscal;

/// <summary>
/// Carries what was signed to the authority and its answers back. Each exchange is two transactions with nothing open between them: that it leaves is
/// committed before it does, so whoever takes over after a kill asks by the key before anything is sent again.
/// </summary>
internal sealed class Courier(
    Module module, Storage storage, Wakeups wakeups, ModuleScopes scopes, Keyring keyring, Notary notary, Desks desks, TimeProvider clock, ILogger<Courier> log)
    : Worker(module, Side, storage, wakeups, log)
{
    public const string Side = "courier";
    private const int AtOnce = 32, AtOncePerShop = 4;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30), NextLook = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken ct)
    {
        var under = new Dictionary<Guid, (Guid Shop, Task Way)>();
        try
        {
            while (!ct.IsCancellationRequested)
            {
                foreach (var done in under.Where(u => u.Value.Way.IsCompleted).Select(u => u.Key).ToList()) under.Remove(done);
                var started = 0;
                foreach (var errand in await Due(under, ct))
                    if (under.Values.Count(u => u.Shop == errand.Tenant) < AtOncePerShop)
                    {
                        under[errand.Id] = (errand.Tenant, Run(errand, ct));
                        started++;
                    }
                if (started == 0) await Sleep(Next, clock, ct);
            }
        }
        finally
        {
            // Whoever takes over finds nobody on the way.
            await Task.WhenAll(under.Values.Select(u => u.Way)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<DateTimeOffset?> Next(CancellationToken ct)
    {
        await using var scope = scopes.For(Module, Guid.Empty);
        return await ((FiscalDb)scope.Db).Errands.MinAsync(e => (DateTimeOffset?)e.DueAt, ct);
    }

    /// One authority that does not answer holds up nobody but the shop that waits for it.
    private async Task<List<Errand>> Due(Dictionary<Guid, (Guid Shop, Task Way)> under, CancellationToken ct)
    {
        if (under.Count >= AtOnce) return [];
        await using var scope = scopes.For(Module, Guid.Empty);
        var now = clock.GetUtcNow();
        var (away, full) = (under.Keys.ToList(), under.Values.CountBy(u => u.Shop).Where(c => c.Value >= AtOncePerShop).Select(c => c.Key).ToList());
        return await ((FiscalDb)scope.Db).Errands.AsNoTracking()
            .Where(e => e.DueAt <= now && !away.Contains(e.Id) && !full.Contains(e.Tenant)).OrderBy(e => e.DueAt).Take(AtOnce - under.Count).ToListAsync(ct);
    }

    private async Task Run(Errand errand, CancellationToken ct)
    {
        try
        {
            while (await (errand.Kind == LetterKind.Replacement ? Settle(errand, ct) : Exchange(errand, ct)) is { Ticks: 0 }) ct.ThrowIfCancellationRequested();
        }
        // Somebody changed it at the same moment, or the database was busy: it is due as it was.
        catch (Exception e) when (e is DbUpdateConcurrencyException || Storage.IsTransient(e)) { }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "The {Kind} {Id} waits {Wait} for another try", errand.Kind, errand.Id, AfterFailure);
            await Postpone(errand, ct);
        }
        finally { Done(); }
    }

    /// <summary>One question and its answer. Returns how long to wait for the next one; null when nothing is left to be done now.</summary>
    private async Task<TimeSpan?> Exchange(Errand errand, CancellationToken ct)
    {
        if (await Leave(errand, ct) is not { } leaving) return null;
        var (question, client, url, version) = leaving;
        var delivery = question switch
        {
            SefazQuestion sefaz => await client.Send(url, sefaz.Service, sefaz.Message, ct),
            SefinQuestion { Body: { } body } => await client.Post(url, Sefin.MediaType, body, ct),
            _ => await client.Get(url, ct),
        };
        return await Hear(errand, version, question, delivery, ct);
    }

    private async Task<(Question Question, FiscoClient Client, Uri Url, int Version)?> Leave(Errand errand, CancellationToken ct)
    {
        await using var scope = scopes.For(Module, errand.Tenant, errand.Zone);
        var db = (FiscalDb)scope.Db;
        await using var work = await db.Begin(ct);
        var (letter, profile) = (await db.Letter(errand, ct), await db.Profiles.AsNoTracking().FirstAsync(ct));
        var silent = profile.SilentUntil > clock.GetUtcNow();
        if (letter is not { IsOpen: true } || silent)
        {
            await db.Settle(errand, letter is { IsOpen: true } ? profile.SilentUntil : null, ct);
            await work.Commit(ct);
            return null;
        }
        var question = letter.Ask();
        // Whatever could keep it from leaving is found before it counts as left.
        var (client, url) = (keyring.ClientOf(profile), Address(letter, question));
        letter.Leave(question);
        await work.Commit(ct);
        return (question, client, url, letter.Version);
    }

    /// An answer to a letter that is not as it left is nobody's: who took over meanwhile has asked by itself.
    private async Task<TimeSpan?> Hear(Errand errand, int version, Question question, Delivery delivery, CancellationToken ct)
    {
        await using var scope = scopes.For(Module, errand.Tenant, errand.Zone);
        var db = (FiscalDb)scope.Db;
        await using var work = await db.Begin(ct);
        var (letter, now) = (await db.Letter(errand, ct), clock.GetUtcNow());
        if (letter is not { IsOpen: true } || letter.Version != version) return null;
        var then = letter.Hear(question, delivery, now);
        if (then.ForAll) (await db.Profiles.FirstAsync(ct)).BeSilent(now + then.Wait!.Value);
        if (!letter.IsOpen)
        {
            await db.Tell(letter, scope.Services.GetRequiredService<Tenant>(), clock, ct);
            await db.Stir(letter, now, ct);
        }
        await db.Settle(errand, now + then.Wait, ct);
        await work.Commit(ct);
        return then.Wait;
    }

    /// What a replacement needs done is another letter, or nothing until one of its letters is decided.
    private async Task<TimeSpan?> Settle(Errand errand, CancellationToken ct)
    {
        await using var scope = scopes.For(Module, errand.Tenant, errand.Zone);
        var db = (FiscalDb)scope.Db;
        await using var work = await db.Begin(ct);
        // Put off before anything is read: a letter that is decided meanwhile has it looked at again.
        await db.Settle(errand, clock.GetUtcNow() + NextLook, ct);
        if (!await SettleReplacement.Step(errand.Id, db, notary, scope.Services.GetRequiredService<Tenant>(), clock, ct)) await db.Settle(errand, null, ct);
        await work.Commit(ct);
        return null;
    }

    private async Task Postpone(Errand errand, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.For(Module, errand.Tenant, errand.Zone);
            await using var work = await scope.Db.Begin(ct);
            await ((FiscalDb)scope.Db).Settle(errand, clock.GetUtcNow() + AfterFailure, ct);
            await work.Commit(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "The {Kind} {Id} stays due", errand.Kind, errand.Id);
            await Task.Delay(TimeSpan.FromSeconds(1), ct);
        }
    }

    private Uri Address(Letter letter, Question question) => (letter, question) switch
    {
        (_, SefinQuestion sefin) => desks.Of(sefin.Address, letter.Environment),
        (Document d, SefazQuestion q) => desks.Of(AccessKey.Parse(d.Key).State, d.Model, d.Environment, q.Service, d.ByContingency),
        (Declaration d, SefazQuestion q) when AccessKey.Parse(d.Key) is var key => desks.Of(key.State, key.Model, d.Environment, q.Service),
        (VoidedRange v, SefazQuestion q) => desks.Of(State.Find(v.State)!, v.Model, v.Environment, q.Service),
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };
}
