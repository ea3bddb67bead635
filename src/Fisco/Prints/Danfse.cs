namespace Biela.Fisco;

/// <summary>
/// The paper that goes with an NFS-e, printed from the very file that the authority signed: one sheet of A4 upright (NT SE/CGNFS-e 008/2026, layout 2.0).
/// </summary>
public static class Danfse
{
    /// <summary>A PDF; the same file and look give the same bytes.</summary>
    /// <param name="xml">The NFSe as the Sefin Nacional returned it.</param>
    /// <param name="look">What is not in the file.</param>
    /// <exception cref="RuleBroken">The file is something else.</exception>
    public static byte[] Print(byte[] xml, DanfseLook? look = null) =>
        new ServiceSheet(new(IssuedNfse.Content(xml), IssuedNfse.Read(xml).Key, look ?? new())).Print();
}
