namespace Biela.Fisco;

/// <summary>What is wrong with one field of a document, told so that the user can mend it.</summary>
/// <param name="Path">Where: <c>infNFe/det[2]/prod/NCM</c>, without the root element.</param>
/// <param name="Label">What the user calls the field.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="Found">What stands there, cut to 60 characters; empty when nothing does.</param>
/// <param name="Message">The whole sentence, in Portuguese.</param>
/// <param name="Rejection">The rejection (cStat) by which the tax authority would answer, where there is one of its own; 225 else.</param>
public sealed record Problem(string Path, string Label, string Expected, string Found, string Message, int Rejection = Problem.SchemaFailure)
{
    /// <summary>"Falha no schema XML": the answer to whatever breaks the layout.</summary>
    public const int SchemaFailure = 225;
}
