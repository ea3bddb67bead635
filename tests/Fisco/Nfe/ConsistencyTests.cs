using System.Xml.Linq;

namespace Biela.Fisco.Tests;

/// <summary>What does not agree across fields is told with the field and the rejection.</summary>
public sealed class ConsistencyTests
{
    private const string Key = "35260912345678000195550010000000011000000011";

    public static TheoryData<string> Names => NfeDocuments.Names;

    [Theory, MemberData(nameof(Names))]
    public void Every_operation_in_every_regime_agrees_with_itself(string name) =>
        Assert.Empty(Consistency.Check(NfeXml.Write(Workshop.All().Single(document => document.Name == name).Note)).Select(problem => problem.Message));

    [Theory]
    [InlineData("tpAmb", "2", 598)]
    [InlineData("vNF", "1.00", 610)]
    [InlineData("vProd", "99.98", 629)]
    [InlineData("nNF", "43", 502)]
    [InlineData("serie", "2", 502)]
    [InlineData("CFOP", "1102", 518)]
    [InlineData("CFOP", "6102", 732)]
    [InlineData("vICMS", "0.00", 532)]
    [InlineData("vPag", "1.00", 865)]
    [InlineData("vPag", "999.00", 866)]
    [InlineData("vDup", "1.00", 853)]
    [InlineData("indIEDest", "2", 791)]
    [InlineData("finNFe", "4", 321)]
    [InlineData("tpEmis", "6", 557)]
    [InlineData("vBCIBSCBS", "1.00", 225)]
    public void A_field_that_disagrees_is_told_with_its_rejection(string field, string value, int rejection)
    {
        var note = NfeXml.Write(Workshop.Note(Workshop.Matrix[0]));
        note.Descendants(NfeTags.Space + field).First().Value = value;
        Assert.Contains(rejection, Consistency.Check(note).Select(problem => problem.Rejection));
    }

    [Theory]
    [InlineData("refNFe", "35260912345678000195550010000000011000000012", 547)]
    [InlineData("refNFe", "35260912345678000195570010000000011000000019", 679)]
    [InlineData("CFOP", "1201", 518)]
    [InlineData("CFOP", "5202", 328)]
    [InlineData("finNFe", "4", 327)]
    [InlineData("tpNF", "0", 519)]
    public void The_return_of_an_item_refers_to_the_note_it_came_with(string field, string value, int rejection)
    {
        var note = NfeXml.Write(Workshop.Note(Workshop.Matrix.Single(operation => operation.Nature == "Retorno de conserto")));
        note.Descendants(NfeTags.Space + field).First().Value = value;
        Assert.Contains(rejection, Consistency.Check(note).Select(problem => problem.Rejection));
    }

    [Theory, InlineData("Devolução de venda"), InlineData("Devolução de venda com ST"), InlineData("Devolução de compra")]
    public void What_is_given_back_refers_to_what_was_sold_by_the_note_or_by_its_items_and_not_by_both(string nature)
    {
        var note = NfeXml.Write(Workshop.Note(Workshop.Matrix.Single(operation => operation.Nature == nature)));
        Assert.Empty(Consistency.Check(note));
        var item = new XElement(NfeTags.Space + "DFeReferenciado", new XElement(NfeTags.Space + "chaveAcesso", Key), new XElement(NfeTags.Space + "nItem", 1));
        note.Descendants(NfeTags.Space + "det").First().Add(item);
        Assert.Equal("infNFe/ide/NFref", Assert.Single(Consistency.Check(note)).Path);
        note.Descendants(NfeTags.Space + "NFref").Remove();
        Assert.Empty(Consistency.Check(note));
        item.Remove();
        Assert.Equal(321, Assert.Single(Consistency.Check(note)).Rejection);
    }

    [Fact]
    public void A_note_is_referred_to_once_by_a_number_that_is_right_and_never_by_itself()
    {
        var note = Workshop.Note(Workshop.Matrix.Single(operation => operation.Nature == "Retorno de conserto"));
        var paper = new Reference.Paper("35", "2609", Cnpj.Parse("11222333000181"), "01", 1, 7);
        Assert.Empty(Rejections(new Reference.Note(Key), paper, paper with { Number = 8 }));
        Assert.Equal([680, 681], Rejections(new Reference.Note(Key), paper, new Reference.Note(Key), paper));
        Assert.Equal([316], Rejections(new Reference.Note(note.Key)));
        Assert.Equal([552, 683], Rejections(new Reference.Freight("35260912345678000195550010000000011000000012")));
        Assert.Equal([548], Rejections(paper with { Issuer = default }));

        int[] Rejections(params Reference[] references) =>
            [.. Consistency.Check(NfeXml.Write(note with { Ide = note.Ide with { References = references } })).Select(problem => problem.Rejection)];
    }

    [Theory]
    [InlineData("tpAmb", "2", 225)]
    [InlineData("idDest", "2", 707)]
    [InlineData("indFinal", "0", 716)]
    [InlineData("indPres", "2", 717)]
    [InlineData("finNFe", "2", 715)]
    public void A_consumer_note_is_for_consumers_in_the_shop(string field, string value, int rejection)
    {
        var note = NfeXml.Write(Workshop.Note(Workshop.Matrix[0], 1, consumer: true));
        note.Descendants(NfeTags.Space + field).First().Value = value;
        Assert.Contains((rejection, $"infNFe/ide/{field}"), Consistency.Check(note).Select(problem => (problem.Rejection, problem.Path)));
    }
}
