using System.Xml.Linq;

namespace Biela.Fisco.Tests;

/// <summary>What does not agree across fields is told with the field and the rejection.</summary>
public sealed class ConsistencyTests
{
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
