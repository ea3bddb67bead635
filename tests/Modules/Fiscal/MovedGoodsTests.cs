using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>Notes of goods that are not sold: what they refer to, and that there is one of each.</summary>
public sealed class MovedGoodsTests : BookTest
{
    private static readonly DateOnly Day = new(2026, 11, 2);
    private static readonly Cnpj Repairer = Cnpj.Parse("11222333000181");
    private static readonly NoteItem[] Engine = [new(new("84073490", "UN"), Quantity.One, UnitPrice.Of(8000), "OS-1", "Motor")];

    [Fact]
    public async Task An_item_comes_in_once_and_goes_back_once()
    {
        await Become(TaxRegime.Presumed);
        var (order, warranty) = (Guid.CreateVersion7(), FiscalOperation.WarrantyReplacement);
        var entry = await Moved(FiscalOperation.RepairEntry, order);
        await Moved(FiscalOperation.RepairReturn, order);
        await Moved(FiscalOperation.RepairEntry, Guid.CreateVersion7());
        for (var n = 0; n < 2; n++) await Moved(warranty, order);
        Assert.Empty(await Doubled());
        var second = await Moved(FiscalOperation.RepairEntry, order);
        Assert.Equal("Nfe 1/1 (Waiting) and Nfe 1/6 (Waiting) are for one RepairEntry", Assert.Single(await Doubled()).Difference);
        await Replace(entry, second);
        Assert.Empty(await Doubled());
        await Moved(FiscalOperation.RepairReturn, order);
        Assert.EndsWith("are for one RepairReturn", Assert.Single(await Doubled()).Difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_has_two_notes_neither_is_cancelled_whatever_they_are_for()
    {
        await Become(TaxRegime.Presumed);
        var (first, second) = (await Moved(FiscalOperation.RepairEntry), await Moved(FiscalOperation.RepairEntry));
        await Replace(first, second);
        var refused = await Refused(() => Do((db, services) => CancelDocument.Handle(second.Id, new("Nota lançada em duplicidade"), db,
            services.GetRequiredService<Notary>(), services.GetRequiredService<Tenant>(), Clock, default)));
        Assert.Equal(("replacement-open", "A operação da NF-e 1/2 tem duas notas, e uma ainda está sendo resolvida com a SEFAZ; aguarde."),
            (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Written_anew_a_note_of_somebody_else_s_does_not_become_one_of_ours()
    {
        await Become(TaxRegime.Presumed);
        var ours = await Sell(Day, R(100), Simple(100));
        var note = await Moved(FiscalOperation.RepairReceived, references: [new(KeyOf(Repairer, 7))]);
        await IsRefused("note-mirrored", "terms.references: ", ours.Key);
        await IsRefused("reference-missing", "terms.references: ", KeyOf(Repairer, 8), KeyOf(Repairer, 9));
        await IsRefused("invalid", "terms.references[0].key: ", KeyOf(Cnpj.Parse("12ABC34501DE35"), 7));
        var entry = await Moved(FiscalOperation.RepairEntry);
        var corrected = await Refused(() => Rewrite(entry, KeyOf(Repairer, 7)));
        Assert.StartsWith("terms.references: quem emite a própria nota", corrected.Message, StringComparison.Ordinal);

        async Task IsRefused(string code, string field, params string[] keys)
        {
            var refused = await Refused(() => Rewrite(note, keys));
            Assert.Equal(code, refused.Code);
            Assert.StartsWith(field, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Written_anew_a_return_repeats_what_it_returns()
    {
        var sale = await Sell(Day, R(300), Simple(100) + Simple(200));
        var back = await TakeBack(Day, sale, (2, 200, false));
        var same = new NoteTerms(Items: [.. back.Terms.Items!], References: [new(sale.Key)], Note: "Devolvido sem uso");
        Assert.Equal(("Devolvido sem uso", sale.Key), back.Corrected(same) is var terms ? (terms.Note, Assert.Single(terms.References!).Key) : default);
        NoteTerms[] others = [same with { References = [new(KeyOf(Repairer, 7))] }, same with { Items = [same.Items![0] with { Of = 1 }] }];
        Assert.Equal(["terms.references", "terms.items"], others.Select(other =>
            Assert.Throws<RuleBroken>(() => back.Corrected(other)) is { Code: "note-mirrored" } refused ? refused.Message.Split(':')[0] : ""));
    }

    private Task Rewrite(Document note, params string[] keys) => Do((db, services) => RewriteDocument.Handle(
        note.Id, new(new(References: [.. keys.Select(key => new NoteReference(key))])), db, services.GetRequiredService<Notary>(),
        services.GetRequiredService<Tenant>(), Clock, default));

    /// <summary>A note that was signed and has not left yet.</summary>
    private Task<Document> Moved(FiscalOperation operation, Guid? order = null, NoteReference[]? references = null) => Note(
        note => new(null, note, new(Recipient: new(Repairer), Items: Engine, References: references)) { Operation = operation, OrderId = order },
        Day, R(8000), "", authorised: false);

    private Task<List<Finding>> Doubled() => Do(async (db, _) =>
        (await AuditDocuments.Of(db, default)).Where(finding => finding.Rule == "D4 one note").ToList());

    private static string KeyOf(Cnpj issuer, int number) =>
        AccessKey.Compose(State.Find("SP")!, Day, issuer, DocumentModel.Nfe, 1, number, Issuance.Normal, "39204617").Value;
}
