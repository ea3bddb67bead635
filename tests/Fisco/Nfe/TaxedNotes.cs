using System.Xml.Linq;
using Biela.Fisco.Tests.Seals;
using Biela.Fisco.Tests.Taxes;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Fisco.Tests;

/// <summary>What the tax engine computes, on paper that the authority accepts.</summary>
public sealed class TaxedNotes
{
    [Fact]
    public void The_note_of_A21_follows_the_layout_the_schema_and_the_story()
    {
        var note = NfeXml.Write(Note(StoryTests.Note));
        IsRight(note);
        Assert.Equal("NFe3526099T5L3W7B000119550010000000421739204617", (string?)note.Elements().First().Attribute("Id"));
        var (total, reform) = (Of(note, "ICMSTot"), Of(note, "IBSCBSTot"));
        Assert.Equal(["286.43", "37.00", "25.00", "180.06", "32.42", "0.96", "4.43", "274.43"],
            new[] { "vProd", "vDesc", "vFrete", "vBC", "vICMS", "vPIS", "vCOFINS", "vNF" }.Select(name => Of(total, name).Value));
        Assert.Equal(["236.62", "0.24", "2.13"], new[] { "vBCIBSCBS", "vIBS", "vCBS" }.Select(name => Of(reform, name).Value));
        // Five centavos of washers pay nothing, and say so.
        Assert.Equal(["0.00", "0.00"], new[] { "vPIS", "vCBS" }.Select(name => Of(note.Descendants(NfeTags.Space + "det").Last(), name).Value));
    }

    [Fact]
    public void In_the_Simples_the_note_of_A22_has_no_tax_of_its_own_and_nothing_of_the_reform()
    {
        var note = NfeXml.Write(Note(StoryTests.Parts(TaxRegime.Simples)));
        IsRight(note);
        Assert.Equal("979.25", Of(note, "vNF").Value);
        Assert.All(note.Descendants(NfeTags.Space + "CSOSN"), code => Assert.Equal("102", code.Value));
        Assert.Empty(note.Descendants(NfeTags.Space + "IBSCBS"));
    }

    [Fact]
    public Task Every_sale_in_every_regime_passes_signed_with_NET_xmllint_and_xmlsec1() => Official.Accepts(Official.Nfe, "infNFe",
    [
        .. from regime in Enum.GetValues<TaxRegime>() where regime is not TaxRegime.None
           from operation in new[] { FiscalOperation.Sale, FiscalOperation.OwnManufacture }
           from to in new[] { "SP", "MG" } from payer in Enum.GetValues<IcmsPayer>() from st in new[] { false, true }
           where !st || operation == FiscalOperation.Sale
           let line = Shop.Part(318.90m) with { SubstitutionPaid = st, Cest = st ? "0100100" : null }
           let sale = payer == IcmsPayer.Registered ? Shop.Sale(regime, line, line) : Shop.Retail(regime, line, line)
           let note = NfeXml.Write(Note(sale with { Operation = operation, DestinationUf = to, Recipient = payer }))
           select ($"{operation}, {regime}, {to}, {payer}{(st ? ", ST" : "")}", TestCertificates.Signed(note)),
    ]);

    [Fact]
    public void Whatever_is_computed_can_be_written_and_both_add_it_up_to_the_same() => Prop.ForAll(TaxProperties.Documents, document =>
    {
        // 18 % is what a line says at home; between states only 4, 7 and 12 can be written.
        if (document.DestinationUf != "SP") document = document with { Lines = [.. document.Lines.Select(line => line with { IcmsRate = null })] };
        var (sum, note) = (document.Taxed().Totals, Note(document));
        Assert.Empty(NfeLayout.CheckUnsigned(NfeXml.Write(note)));
        Assert.Equal((sum.Document, sum.Icms, sum.Pis, sum.Cofins), (note.Totals.Note, note.Totals.Icms, note.Totals.Pis, note.Totals.Cofins));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    internal static NfeDocument Note(TaxableDocument document)
    {
        var items = document.Taxed().Lines.Select(line => line.Item(document, $"Peça {line.Line.Code}", "PC")).ToList();
        var (sale, totals, away) = (Workshop.Note(Workshop.Matrix[0]), NfeTotals.Of(items, document.Date), document.DestinationUf != document.Uf);
        var registered = document.Recipient == IcmsPayer.Registered;
        return sale with
        {
            Items = items, Totals = totals, Billing = null, Payments = [new("01", totals.Note)],
            Ide = sale.Ide with { IsFinalConsumer = document.FinalConsumer, Destination = away ? 2 : 1 },
            Issuer = sale.Issuer with { Regime = document.Regime.Crt() },
            Recipient = sale.Recipient! with
            {
                RegistrationKind = (int)document.Recipient, StateRegistration = registered ? sale.Recipient!.StateRegistration : null,
                Address = sale.Recipient!.Address! with { State = document.DestinationUf },
            },
        };
    }

    private static void IsRight(XElement note)
    {
        Assert.Empty(NfeLayout.CheckUnsigned(note));
        Assert.Empty(Consistency.Check(note));
        Assert.Empty(Official.Schema.Check(Official.Signed(note)));
    }

    private static XElement Of(XElement within, string name) => within.Descendants(NfeTags.Space + name).First();
}
