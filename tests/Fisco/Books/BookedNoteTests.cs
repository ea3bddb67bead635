using System.Text;
using System.Xml.Linq;
using Biela.Fisco.Tests.Taxes;
using static Biela.Fisco.Tests.Taxes.Shop;
using Tax = Biela.Fisco.BookedTax;

namespace Biela.Fisco.Tests.Books;

/// <summary>What the books take over from the files of notes.</summary>
public sealed class BookedNoteTests
{
    [Fact]
    public void The_note_of_A21_is_booked_by_CFOP_to_the_centavo()
    {
        var file = Bytes(NfeXml.Write(TaxedNotes.Note(StoryTests.Note)));
        var booked = BookedNote.Read(file);
        Assert.False(booked.Incoming);
        Assert.Equal([("5102", R(180.06m), false, false), ("5405", R(94.37m), true, true)],
            booked.Lines.Select(line => (line.Code, line.Value, line.SubstitutionPaid, line.SinglePhase)));
        Assert.All(booked.Lines, line => Assert.Equal(line.Value, line.Gross));
        // 95.81 + 84.21 + 0.04; less ICMS 78.56 + 69.05 + 0.03; the bases of the reform 75.69 + 66.53 + 0.03.
        Assert.Equal(
        [
            new(Tax.Icms, R(180.06m), R(32.42m)), new(Tax.Pis, R(147.64m), R(0.96m)), new(Tax.Cofins, R(147.64m), R(4.43m)),
            new(Tax.Ibs, R(142.25m), R(0.15m)), new(Tax.Cbs, R(142.25m), R(1.28m)),
        ], booked.Lines[0].Taxes);
        Assert.Equal([new(Tax.Ibs, R(94.37m), R(0.09m)), new(Tax.Cbs, R(94.37m), R(0.85m))], booked.Lines[1].Taxes);
    }

    [Fact]
    public void Substitution_and_IPI_are_in_the_value_and_not_in_the_revenue()
    {
        var booked = BookedNote.Read(Encoding.UTF8.GetBytes("""
            <NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe><ide><tpNF>0</tpNF></ide><det nItem="1">
            <prod><CFOP>6404</CFOP><vProd>2000.00</vProd><vFrete>100.00</vFrete><vDesc>50.00</vDesc><indTot>1</indTot></prod>
            <imposto><ICMS><ICMS10><CST>10</CST><vBC>2050.00</vBC><vICMS>246.00</vICMS><vBCFCP>2050.00</vBCFCP><vFCP>41.00</vFCP>
            <vBCST>3220.00</vBCST><vICMSST>219.60</vICMSST><vBCFCPST>3220.00</vBCFCPST><vFCPST>23.40</vFCPST></ICMS10></ICMS>
            <IPI><IPITrib><vBC>2000.00</vBC><vIPI>300.00</vIPI></IPITrib></IPI>
            <ICMSUFDest><vBCUFDest>2050.00</vBCUFDest><vBCFCPUFDest>2050.00</vBCFCPUFDest>
            <vFCPUFDest>41.00</vFCPUFDest><vICMSUFDest>123.00</vICMSUFDest></ICMSUFDest>
            </imposto></det></infNFe></NFe>
            """));
        var line = Assert.Single(booked.Lines);
        Assert.Equal((true, R(2050), R(2593)), (booked.Incoming, line.Gross, line.Value));
        Assert.Equal(
        [
            (Tax.Icms, R(246)), (Tax.Fcp, R(41)), (Tax.IcmsSt, R(219.60m)), (Tax.FcpSt, R(23.40m)), (Tax.Difal, R(123)),
            (Tax.DifalFcp, R(41)), (Tax.Ipi, R(300)),
        ], line.Taxes.Select(tax => (tax.Tax, tax.Amount)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void What_comes_back_is_of_the_kind_it_was_sold_as(bool known)
    {
        var sale = Goods(("5102", "102", "04", 10), ("5405", "500", "04", 20), ("5102", "102", "49", 40));
        // PIS and COFINS of a return have a CST of their own.
        var back = Goods(("1411", "500", "98", 20), ("1202", "102", "98", 10), ("1202", "102", "98", 40));
        var booked = known ? BookedNote.Read(back, new(sale, [2, 1, 3])) : BookedNote.Read(back);
        (string, bool, bool, Money)[] expected = known
            ? [("1202", false, true, R(10)), ("1202", false, false, R(40)), ("1411", true, true, R(20))]
            : [("1202", false, false, R(50)), ("1411", true, false, R(20))];
        Assert.Equal(expected, booked.Lines.Select(line => (line.Code, line.SubstitutionPaid, line.SinglePhase, line.Gross)));

        static byte[] Goods(params (string Cfop, string Csosn, string Cst, int Price)[] items) => Encoding.UTF8.GetBytes($"""
            <NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe>{string.Concat(items.Select(item => $"""
            <det><prod><CFOP>{item.Cfop}</CFOP><vProd>{item.Price}.00</vProd></prod><imposto><ICMS><ICMSSN><CSOSN>{item.Csosn}</CSOSN></ICMSSN></ICMS>
            <PIS><PISNT><CST>{item.Cst}</CST></PISNT></PIS></imposto></det>
            """))}</infNFe></NFe>
            """);
    }

    [Fact]
    public void The_lines_of_random_notes_come_to_what_the_notes_say()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var file = Bytes(NfeXml.Write(RandomNotes.Draw(seed)));
            var (booked, told) = (BookedNote.Read(file), BookedNote.Sums(file));
            Assert.True(told.Value == Money.Sum(booked.Lines.Select(line => line.Value)), $"seed {seed}: value");
            foreach (var (tax, amount) in told.Taxes)
            {
                var sum = Money.Sum(booked.Lines.SelectMany(line => line.Taxes).Where(one => one.Tax == tax).Select(one => one.Amount));
                Assert.True(amount == sum, $"seed {seed}: {tax} {amount}, the lines have {sum}");
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void The_services_of_A22_are_booked_with_their_ISS(bool withheld)
    {
        var taxed = Declarations.Service(TaxRegime.Presumed, withheld ? Withholdings.Iss : Withholdings.None).Taxed();
        var file = SefinDouble.Nfse(Declarations.Of(taxed, Declarations.Customers[0].Customer), taxed);
        var line = Assert.Single(BookedNote.Read(file).Lines);
        Assert.Equal(Declarations.Service(TaxRegime.Presumed, Withholdings.None).Date, BookedNote.Read(file).ServiceDay);
        Assert.Equal(("140301", R(1850), R(1850), withheld), (line.Code, line.Value, line.Gross, line.IssWithheld));
        Assert.Equal(
        [
            new(Tax.Pis, R(1850), R(12.03m)), new(Tax.Cofins, R(1850), R(55.50m)), new(withheld ? Tax.IssWithheld : Tax.Iss, R(1850), R(55.50m)),
            new(Tax.Ibs, R(1726.97m), R(1.73m)), new(Tax.Cbs, R(1726.97m), R(15.54m)),
        ], line.Taxes.OrderBy(tax => tax.Tax));
        Assert.Equal((R(1850), withheld ? R(55.50m) : Money.Zero), (BookedNote.Sums(file).Value, BookedNote.Sums(file).Withheld));
    }

    [Theory, InlineData("<a/>"), InlineData("<inutNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"/>")]
    public void Other_files_are_refused(string file) => Assert.StartsWith("not-an-nf", Assert.Throws<RuleBroken>(() =>
        BookedNote.Read(Encoding.UTF8.GetBytes(file))).Code, StringComparison.Ordinal);

    private static byte[] Bytes(XElement note) => Encoding.UTF8.GetBytes(note.ToString(SaveOptions.DisableFormatting));
}
