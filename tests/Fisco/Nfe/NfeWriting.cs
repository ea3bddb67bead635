namespace Biela.Fisco.Tests;

/// <summary>Texts, numbers and what homologação prescribes.</summary>
public sealed class NfeWriting
{
    [Theory]
    [InlineData("Retífica “Boa” – 1…", 60, "Retífica \"Boa\" - 1...")]
    [InlineData("  a \t\n b\u00A0c  ", 60, "a b c")]
    [InlineData("Jogo 🔧 de pistão", 60, "Jogo de pistão")]
    [InlineData("pista\u0303o", 60, "pistão")]
    [InlineData("⌀ 50 Œ", 60, "Ø 50 OE")]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab cdef", 3, "ab")]
    [InlineData("🔧", 60, null)]
    [InlineData("", 60, null)]
    [InlineData(null, 60, null)]
    public void A_text_is_made_fit(string? text, int limit, string? expected) => Assert.Equal(expected, FiscalText.Clean(text, limit));

    [Fact]
    public void In_homologation_the_recipient_bears_the_prescribed_name()
    {
        var note = Workshop.Note(Workshop.Matrix[0]);
        var written = NfeXml.Write(note with { Ide = note.Ide with { Environment = FiscalEnvironment.Homologation } });
        Assert.Equal("NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL", Of(written, "dest", "xNome"));
        Assert.Equal("2", Of(written, "ide", "tpAmb"));
    }

    [Fact]
    public void In_homologation_the_first_item_of_a_consumer_note_bears_the_prescribed_text()
    {
        var note = Workshop.Note(Workshop.Matrix[0], 1, consumer: true);
        var written = NfeXml.Write(note with { Ide = note.Ide with { Environment = FiscalEnvironment.Homologation } });
        var names = written.Descendants(NfeTags.Space + "xProd").Select(name => name.Value).ToList();
        Assert.Equal(NfeXml.HomologationItem, names[0]);
        Assert.NotEqual(NfeXml.HomologationItem, names[1]);
    }

    [Fact]
    public void Numbers_and_instants_have_the_official_formats()
    {
        var written = NfeXml.Write(Workshop.Note(Workshop.Matrix[0]));
        Assert.Equal("2026-09-10T14:30:05-03:00", Of(written, "ide", "dhEmi"));
        Assert.Equal("1.0000", Of(written, "det", "prod", "qCom"));
        Assert.Equal("100.00", Of(written, "det", "prod", "vUnCom"));
        Assert.Equal("0.00", Of(written, "det", "imposto", "IBSCBS", "gIBSCBS", "gIBSMun", "vIBSMun"));
        Assert.Equal("42", Of(written, "ide", "nNF"));
    }

    private static string Of(System.Xml.Linq.XElement note, params string[] path) =>
        path.Aggregate(note.Elements().First(), (element, step) => element.Element(NfeTags.Space + step)!).Value;
}
