using System.Linq.Expressions;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Voided numbers, the latest first.</summary>
internal static class ListVoidings
{
    internal sealed record Item(
        Guid Id, FiscalEnvironment Environment, DocumentModel Model, int Series, int First, int Last, string Reason, DateOnly DeclaredOn,
        DeclarationStatus Status, int? Code, string? Answer, string? Protocol);

    private static readonly Expression<Func<VoidedRange, Item>> ToItem = v => new Item(
        v.Id, v.Environment, v.Model, v.Series, v.First, v.Last, v.Text, v.DeclaredOn, v.Status, v.Code, v.Reason, v.Protocol);

    internal static async Task<Ok<Page<Item>>> Handle(FiscalDb db, CancellationToken ct, Guid? after = null, int? limit = null) =>
        TypedResults.Ok(await db.Voidings.Page(v => v.Id, ToItem, after, limit, ct));
}
