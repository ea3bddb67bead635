using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests;

/// <summary>Every document of the matrix, before our layout, the official schema, xmllint and xmlsec1.</summary>
public sealed class NfeDocuments
{
    public static TheoryData<string> Names => [.. Workshop.All().Select(document => document.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_operation_in_every_regime_passes_our_layout(string name)
    {
        var note = NfeXml.Write(Workshop.All().Single(document => document.Name == name).Note);
        Assert.Empty(NfeLayout.CheckUnsigned(note));
        Assert.Empty(NfeLayout.Check(Official.Signed(note)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_operation_in_every_regime_passes_the_official_schema(string name) =>
        Assert.Empty(Official.Schema.Check(Official.Signed(NfeXml.Write(Workshop.All().Single(document => document.Name == name).Note))));

    [Fact]
    public Task Every_operation_in_every_regime_passes_signed_with_NET_xmllint_and_xmlsec1() => Official.Accepts(
        Official.Nfe, "infNFe", [.. Workshop.All().Select(document => (document.Name, TestCertificates.Signed(NfeXml.Write(document.Note))))]);

    [Fact]
    public void An_unsigned_note_lacks_only_its_signature()
    {
        var problem = Assert.Single(NfeLayout.Check(NfeXml.Write(Workshop.Note(Workshop.Matrix[0]))));
        Assert.Equal("Signature", problem.Path);
    }
}
