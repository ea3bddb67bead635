using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Numbers of a gap are declared void; the voiding is signed and stored before it leaves.</summary>
internal static class VoidNumbers
{
    /// <summary>The authority takes no more at once (201).</summary>
    private const int MostAtOnce = 10_000;

    internal sealed record Request(
        DocumentModel Model, [Range(0, 889)] int Series, [Range(1, 999_999_999)] int First, [Range(1, 999_999_999)] int Last,
        [Required, StringLength(255, MinimumLength = 15)] string Reason, FiscalEnvironment? Environment = null);

    internal sealed record Response(Guid Id);

    internal static async Task<Accepted<Response>> Handle(
        Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var profile = await db.Issuer(ct);
        await db.LockRows("profiles", [profile.Id], ct);
        if (request.Last < request.First) throw new RuleBroken("invalid", "last: deve ser igual ou maior que first.", 400);
        if (request.Last - request.First >= MostAtOnce) throw new RuleBroken("invalid", $"last: no máximo {MostAtOnce} números de uma vez.", 400);
        var (environment, today) = (request.Environment ?? profile.Issuer.Environment, tenant.Today(clock));
        var gaps = await ListGaps.Of(db, environment, request.Model, request.Series, ct);
        if (!gaps.Exists(gap => gap.TakenBy is null && gap.First <= request.First && request.Last <= gap.Last))
            throw new RuleBroken("numbers-in-use", $"Os números {request.First} a {request.Last} da série {request.Series} não são todos de uma lacuna: "
                + "há nota, inutilização ou número ainda não usado entre eles.");
        var (key, year) = await Year(db, environment, request, ct);
        var voiding = new Voiding(
            environment, key.State, Cnpj.Parse(key.Issuer.Value), year, request.Model, request.Series, request.First, request.Last);
        var range = new VoidedRange(voiding, request.Reason, today, notary.Sign(profile, voiding.Document(request.Reason)));
        db.Add(range);
        await db.Entrust(range, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted("/api/v1/fiscal/voidings", new Response(range.Id));
    }

    /// Numbers belong to the year, and to the issuer, of the document before them.
    private static async Task<(AccessKey Key, int Year)> Year(FiscalDb db, FiscalEnvironment environment, Request request, CancellationToken ct)
    {
        var (first, last) = (await Before(request.First), await Before(request.Last));
        return first.Year == last.Year ? first
            : throw new RuleBroken("numbers-of-two-years",
                $"Os números {request.First} a {request.Last} são de {first.Year} e de {last.Year}; divida a faixa.");

        async Task<(AccessKey Key, int Year)> Before(int number)
        {
            var document = await db.Documents.Where(d => d.Environment == environment && d.Model == request.Model && d.Series == request.Series
                && d.Number <= number).OrderByDescending(d => d.Number).Select(d => new { d.Key, d.IssuedOn }).FirstAsync(ct);
            return (AccessKey.Parse(document.Key), document.IssuedOn.Year);
        }
    }
}
