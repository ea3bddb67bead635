using System.Text;
using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tax = Biela.Fisco.BookedTax;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>Taxes by period and registers, from the files of authorised notes.</summary>
public sealed class BookTests : BookTest
{
    private const string Sums = "<vICMS>27.00</vICMS><vPIS>0.80</vPIS><vCOFINS>3.69</vCOFINS>";

    private static readonly DateOnly October = new(2026, 10, 31), November = new(2026, 11, 1);

    [Fact]
    public async Task Taxes_are_added_up_by_month_tax_model_and_code_and_what_was_cancelled_is_told_apart()
    {
        await Become(TaxRegime.Presumed);
        await Sell(October, R(100), Taxed(100, 18, 0.53m, 2.46m));
        await Sell(November, R(350), Taxed(100, 18, 0.53m, 2.46m) + Taxed(50, 9, 0.27m, 1.23m) + Simple(200, substituted: true));
        await Sell(November, R(50), Taxed(50, 9, 0.27m, 1.23m), DocumentModel.Nfce);
        await Cancel(await Sell(November, R(1000), Taxed(1000, 180, 5.33m, 24.60m)));
        await Sell(November, R(70), Taxed(70, 12.60m, 0.37m, 1.72m), authorised: false);
        await Serve(November, 1850, iss: 55.50m);
        await Serve(November, 1000, iss: 30, withheld: true, irrf: 15);
        var taxes = await Ask<ShowTaxes.Response>((db, _) => ShowTaxes.Handle("2026-10", "2026-11", db, default));

        Assert.Equal(["2026-10", "2026-11"], taxes.Months.Select(month => month.Month));
        Assert.Equal([(Tax.Icms, R(18)), (Tax.Pis, R(0.53m)), (Tax.Cofins, R(2.46m))], taxes.Months[0].Totals.Select(total => (total.Tax, total.Amount)));
        Assert.Equal([(Tax.Icms, R(36)), (Tax.Pis, R(1.07m)), (Tax.Cofins, R(4.92m)), (Tax.Iss, R(55.50m)), (Tax.IssWithheld, R(30)), (Tax.Irrf, R(15))],
            taxes.Months[1].Totals.Select(total => (total.Tax, total.Amount)));
        Assert.Equal(
            [(BookModel.Nfe, "5102", 1, R(150), R(27)), (BookModel.Nfce, "5102", 1, R(50), R(9))],
            taxes.Months[1].Rows.Where(row => row.Tax == Tax.Icms).OrderByDescending(row => row.Base)
                .Select(row => (row.Model, row.Code, row.Notes, row.Base, row.Amount)));
        Assert.Equal(R(180), taxes.Months[1].Cancelled.Single(row => row.Tax == Tax.Icms).Amount);
    }

    [Fact]
    public async Task A_sum_opens_into_its_notes()
    {
        await Become(TaxRegime.Presumed);
        var (goods, _, service) = (await Sell(November, R(100), Taxed(100, 18, 0.53m, 2.46m)), await Sell(October, R(1), Taxed(1, 0.18m, 0.01m, 0.02m)),
            await Serve(November, 1850, iss: 55.50m));
        var all = await Ask<Page<ListBookNotes.Item>>((db, _) => ListBookNotes.Handle("2026-11", db, default));
        Assert.Equal([service.Name, goods.Name], all.Items.Select(item => item.Name));
        Assert.Equal([service.NfseKey, goods.Key], all.Items.Select(item => item.Key));
        var icms = await Ask<Page<ListBookNotes.Item>>((db, _) => ListBookNotes.Handle("2026-11", db, default, BookModel.Nfe, "5102", Tax.Icms));
        Assert.Equal((goods.Id, R(100)), (Assert.Single(icms.Items).Line.NoteId, icms.Items[0].Line.Value));
        Assert.Equal([(Tax.Cofins, R(2.46m)), (Tax.Icms, R(18)), (Tax.Pis, R(0.53m))], icms.Items[0].Line.Taxes.Select(tax => (tax.Tax, tax.Value)));
        var first = await Ask<Page<ListBookNotes.Item>>((db, _) => ListBookNotes.Handle("2026-11", db, default, limit: 1));
        Assert.Equal(goods.Name, Assert.Single((await Ask<Page<ListBookNotes.Item>>((db, _) =>
            ListBookNotes.Handle("2026-11", db, default, after: first.Next))).Items).Name);
        Assert.Empty((await Ask<Page<ListBookNotes.Item>>((db, _) => ListBookNotes.Handle("2026-11", db, default, cancelled: true))).Items);
    }

    [Fact]
    public async Task The_accountant_gets_them_as_a_spreadsheet_in_Portuguese_reads_them()
    {
        await Become(TaxRegime.Presumed);
        await Sell(November, R(12_345.60m), Taxed(12_345.60m, 2222.21m, 0.53m, 2.46m));
        var file = await Do(async (db, _) => await ExportTaxes.Handle("2026-11", "2026-11", db, default));
        Assert.Equal(("text/csv", "tributos-2026-11-2026-11.csv"), (file.ContentType, file.FileDownloadName));
        Assert.Equal([0xEF, 0xBB, 0xBF], file.FileContents.ToArray()[..3]);
        Assert.Equal(["Mês;Tributo;Modelo;Código;Sentido;Situação;Notas;Base;Valor", "2026-11;ICMS;NFE;5102;Saída;Autorizada;1;12345,60;2222,21"],
            Encoding.UTF8.GetString(file.FileContents.Span[3..]).Split("\r\n")[..2]);
    }

    [Fact]
    public async Task The_registers_of_goods_and_services_are_added_up_by_code_and_say_what_is_missing()
    {
        await Become(TaxRegime.Presumed);
        await Sell(November, R(300), Taxed(100, 18, 0.53m, 2.46m) + Simple(200, substituted: true));
        var abandoned = await Sell(November, R(10), Taxed(10, 1.80m, 0.05m, 0.25m), authorised: false);
        await Sell(November, R(20), Taxed(20, 3.60m, 0.11m, 0.49m), authorised: false);
        await Sell(November, R(80), Simple(80, cfop: "1202"), incoming: true);
        await Do(async (db, _) =>
        {
            (await db.Documents.FirstAsync(d => d.Id == abandoned.Id)).Abandon("Falha na digitação da nota", Clock.Now);
            await db.SaveChangesAsync();
        });
        await Serve(November, 1850, iss: 55.50m);

        var goods = await Register(BookKind.Outgoing);
        Assert.Equal([("5102", 1, R(100)), ("5405", 1, R(200))], goods.Codes.Select(code => (code.Number, code.Notes, code.Value)));
        Assert.Equal((R(300), R(300), R(18)), (goods.Value, goods.Revenue, goods.Codes[0].Taxes.Single(tax => tax.Name == Tax.Icms).Amount));
        Assert.Equal(
        [
            "NF-e, série 1: falta o número 2; inutilize até o dia 10 do mês seguinte.", "1 nota espera autorização ou correção e ainda não contam.",
        ], goods.Warnings);
        Assert.Equal((R(80), R(-80)), await Register(BookKind.Incoming) is var back ? (back.Value, back.Revenue) : default);
        Assert.Equal((R(1850), "140301"), await Register(BookKind.Services) is var services ? (services.Value, services.Codes[0].Number) : default);
    }

    [Fact]
    public async Task What_was_authorised_before_there_were_books_is_booked_from_its_file_once()
    {
        await Become(TaxRegime.Presumed);
        await Sell(November, R(100), Taxed(100, 18, 0.53m, 2.46m), booked: false);
        Assert.Contains("escriture o mês", Assert.Single((await Register(BookKind.Outgoing)).Warnings));
        Assert.Equal("B1 booked", Assert.Single(await Do((db, _) => AuditBooks.Of(db, default))).Rule);
        Assert.Equal(1, (await Ask<BookMonth.Response>((db, _) => BookMonth.Handle("2026-11", db, default))).Booked);
        Assert.Equal(0, (await Ask<BookMonth.Response>((db, _) => BookMonth.Handle("2026-11", db, default))).Booked);
        var book = await Register(BookKind.Outgoing);
        Assert.Equal(R(100), book.Value);
        Assert.Empty(book.Warnings);
    }

    [Fact]
    public async Task The_books_are_held_against_the_sums_in_the_files()
    {
        await Become(TaxRegime.Presumed);
        await Sell(November, R(150), Taxed(100, 18, 0.53m, 2.46m) + Taxed(50, 9, 0.27m, 1.23m), sums: Sums);
        await Serve(November, 1000, iss: 30, withheld: true, irrf: 15);
        Assert.Empty(await Do((db, _) => AuditBooks.Of(db, default)));
        await Do((db, _) => db.BookTaxes.Where(tax => tax.Tax == Tax.Icms || tax.Tax == Tax.Irrf)
            .ExecuteUpdateAsync(row => row.SetProperty(t => t.Amount, R(1))));
        await Do((db, _) => db.BookLines.Where(line => line.Model == BookModel.Nfe).ExecuteUpdateAsync(row => row.SetProperty(l => l.Value, R(149.99m))));
        Assert.Equal(["B2 tax", "B2 value", "B2 withheld"], (await Do((db, _) => AuditBooks.Of(db, default))).Select(finding => finding.Rule).Order());
    }

    [Fact]
    public async Task Services_belong_to_the_month_they_were_done_in()
    {
        await Become(TaxRegime.Presumed);
        await Serve(November.AddDays(2), 1850, iss: 55.50m, done: October);
        await Serve(November.AddDays(2), 300, done: October, authorised: false);
        await Serve(November.AddDays(2), 500, iss: 15, done: October, booked: false);
        var (october, november) = (await Register(BookKind.Services, "2026-10"), await Register(BookKind.Services));
        Assert.Equal((R(1850), Money.Zero), (october.Value, november.Value));
        Assert.Equal(
        [
            "1 nota espera autorização ou correção e ainda não contam.", "1 nota autorizada não está nos livros: escriture o mês.",
        ], october.Warnings);
        Assert.Empty(november.Warnings);
        Assert.Equal(1, (await Ask<BookMonth.Response>((db, _) => BookMonth.Handle("2026-10", db, default))).Booked);
        Assert.Equal((R(2350), R(70.50m)), await Register(BookKind.Services, "2026-10") is var book
            ? (book.Revenue, book.Codes[0].Taxes.Single(tax => tax.Name == Tax.Iss).Amount) : default);
    }

    [Fact]
    public async Task A_service_note_whose_replacement_is_authorised_counts_no_more()
    {
        await Become(TaxRegime.Presumed);
        var wrong = await Serve(November, 1850, iss: 55.50m);
        Assert.Equal(R(1850), (await Register(BookKind.Services)).Value);
        // The authority's own event has not been fetched yet.
        await Serve(November, 1580, iss: 47.40m, replaces: wrong);
        Assert.Equal((R(1580), 1), await Register(BookKind.Services) is var book ? (book.Value, book.Cancelled) : default);
    }

    [Fact]
    public async Task Of_two_notes_for_one_sale_one_counts_and_the_books_of_both_months_say_so()
    {
        await Become(TaxRegime.Presumed);
        var (first, second) = await Pair();
        Assert.Equal((Money.Zero, Money.Zero), await Sold());
        Assert.Contains("e nenhuma conta ainda. Aguarde: a NF-e 1/1 está sendo resolvida com a SEFAZ.", await Warned());
        await Decide(first);
        Assert.Equal((R(100), Money.Zero), await Sold());
        Assert.Contains("A NF-e 1/1 e a NF-e 1/2 são da mesma operação, e só a NF-e 1/1 conta. ", await Warned());
        await Decide(second);
        Assert.Equal((Money.Zero, R(100)), await Sold());
        Assert.Contains("e só a NF-e 1/2 conta. Aguarde: ", await Warned());
        Assert.Equal(1, (await Register(BookKind.Outgoing, "2026-10")).Cancelled);

        await Do(async (db, _) =>
        {
            var replacement = await db.Replacements.FirstAsync();
            replacement.Close(await db.Documents.FirstAsync(d => d.Id == first.Id), await db.Documents.FirstAsync(d => d.Id == second.Id), null, null);
            Assert.Equal(ReplacementStatus.Failed, replacement.Status);
            await db.SaveChangesAsync();
        });
        Assert.Equal((Money.Zero, R(100)), await Sold());
        Assert.Contains("A SEFAZ não desfez a NF-e 1/1 (sem motivo); fale hoje com a contabilidade.", await Warned());
        await Cancel(second);
        Assert.Equal((R(100), Money.Zero), await Sold());
        Assert.Empty((await Register(BookKind.Outgoing)).Warnings);

        async Task<(Money October, Money November)> Sold() =>
            ((await Register(BookKind.Outgoing, "2026-10")).Revenue, (await Register(BookKind.Outgoing)).Revenue);

        async Task<string> Warned()
        {
            var warned = (await Register(BookKind.Outgoing, "2026-10")).Warnings.Single(One);
            Assert.Equal(warned, (await Register(BookKind.Outgoing)).Warnings.Single(One));
            return warned;
        }

        static bool One(string warning) => warning.Contains("mesma operação", StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_note_in_the_other_s_place_is_refused_the_books_say_that_somebody_has_to_act()
    {
        await Become(TaxRegime.Presumed);
        var (_, second) = await Pair();
        await Decide(second, code: 225);
        Assert.Contains((await Register(BookKind.Outgoing)).Warnings,
            warning => warning.EndsWith("Corrija ou abandone a NF-e 1/2, que foi rejeitada.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_added_up_for_what_is_no_month()
    {
        await Become(TaxRegime.Presumed);
        (string, string, string)[] wrong =
            [("2026-13", "2026-11", "from"), ("2026-11", "11/2026", "to"), ("2026-11", "2026-10", "to"), ("2020-01", "2026-10", "to")];
        foreach (var (from, to, field) in wrong)
            Assert.StartsWith($"{field}: ", (await Refused(() => Do((db, _) => ShowTaxes.Handle(from, to, db, default)))).Message, StringComparison.Ordinal);
    }

    private Task<ShowRegister.Response> Register(BookKind book, string month = "2026-11") =>
        Ask<ShowRegister.Response>((db, _) => ShowRegister.Handle(month, book, db, default));

    /// <summary>A note of October in doubt, and the one of November in its place; nobody has heard of either.</summary>
    private async Task<(Document First, Document Second)> Pair()
    {
        var first = await Sell(October, R(100), Taxed(100, 18, 0.53m, 2.46m), authorised: false);
        var second = await Sell(November, R(100), Taxed(100, 18, 0.53m, 2.46m), authorised: false);
        await Replace(first, second);
        return (first, second);
    }

    private Task Decide(Document note, int code = 100) => Do(async (db, services) =>
    {
        var kept = await db.Documents.FirstAsync(d => d.Id == note.Id);
        Answer(kept, code);
        await db.Tell(kept, services.GetRequiredService<Tenant>(), Clock, default);
        await db.SaveChangesAsync();
    });
}
