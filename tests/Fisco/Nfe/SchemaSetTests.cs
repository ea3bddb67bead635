namespace Biela.Fisco.Tests;

/// <summary>Which official schema applies is a matter of environment and day.</summary>
public sealed class SchemaSetTests
{
    [Theory]
    [InlineData(FiscalEnvironment.Production, "2026-07-09", "PL_010d_v1.03")]
    [InlineData(FiscalEnvironment.Production, "2026-07-10", "PL_010e_v1.02")]
    [InlineData(FiscalEnvironment.Homologation, "2026-07-09", "PL_010e_v1.02")]
    [InlineData(FiscalEnvironment.Production, "2025-01-01", null)]
    public void The_latest_set_that_has_begun_in_the_environment_applies(FiscalEnvironment environment, string day, string? expected)
    {
        _ = Official.Schema;
        Assert.Equal(expected, Official.Sets().For("NFe", environment, DateOnly.Parse(day))?.Name);
    }

    [Fact]
    public void A_kind_of_document_that_no_set_knows_has_none()
    {
        _ = Official.Schema;
        Assert.Null(Official.Sets().For("CTe", FiscalEnvironment.Production, new(2026, 9, 10)));
    }

    [Theory]
    [InlineData("NCM", "1", "infNFe/det[1]/prod/NCM", "formato")]
    [InlineData("cUF", "99", "infNFe/ide/cUF", "lista")]
    [InlineData("natOp", "1234567890123456789012345678901234567890123456789012345678901", "infNFe/ide/natOp", "tamanho")]
    public void What_the_official_schema_refuses_is_told_with_the_path(string field, string value, string path, string expected)
    {
        var note = Official.Signed(NfeXml.Write(Workshop.Note(Workshop.Matrix[0])));
        note.Descendants(NfeTags.Space + field).First().Value = value;
        Assert.Contains(Official.Schema.Check(note), problem => problem.Path == path && problem.Message.Contains(expected));
    }

    [Fact]
    public void A_missing_field_is_told_with_what_was_awaited()
    {
        var note = Official.Signed(NfeXml.Write(Workshop.Note(Workshop.Matrix[0])));
        note.Descendants(NfeTags.Space + "nNF").First().Remove();
        Assert.Contains("nNF", Official.Schema.Check(note)[0].Message);
    }
}
