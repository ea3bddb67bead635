namespace Biela.Fisco.Tests.Seals;

/// <summary>A PFX as Windows made them: the certificate under pbeWithSHAAnd40BitRC2-CBC, the key under Triple DES; CN=Antigo, worth nothing.</summary>
internal static class OldFile
{
    public const string Password = "1234";

    public const string Base64 =
        "MIIF+QIBAzCCBb8GCSqGSIb3DQEHAaCCBbAEggWsMIIFqDCCAqcGCSqGSIb3DQEHBqCCApgwggKUAgEAMIICjQYJKoZIhvcNAQcBMBwGCiqGSIb3DQEMAQYwDgQIjNIEIukEKcECAggA"
        + "gIICYAaIFbtXswXCCaCD368V91cW6oRtTcmF7ZFY0Cd4CTVnjoay9/DJDe/JIZa6bGkO3pSa07h2vpX/MFoGPO4I/vlSKbvWq6LdPRFdFJ2KTkFx9M5Nj5TGWNK8Tz84Hyf5IWn6+Jqq"
        + "e8Z31eieV0xM4jUy2bttLkGKVCm+y00dsvsggkcOtzQhVd65BcZEuVp/71VO20ZV6eNBmyt6lxm20HcjUbQqxJmq2M2qtwSK/rs/DGvb7kD6tW8CkCdPtLJJXeVkeOIyNDw0KQIitsc4"
        + "8JjCFg54qavqNWkUXYgV4A5pVJug11BPxBb0DRcrN9+oy0V/FkBxfKtafhzjPAd4iWOqzep28qm99HMgbVL341aCIEcTA1xdV4Nsd4DyB7uQcBTGJeSCYKDC3frSEEJ3s0c4G5OH/PPi"
        + "joYD2ssrHSkgDUAt20PzhmUxvgP7q+XX9NPRfYGVODPpdWOAuveu57YblQOPsWmL1fmac1T8GbzQ1i+cl/aIEX28YpHoJeMuodr94Bqiw7NtRP2BJl7KhGIOEQ0S219fd3p3GZocDUn4"
        + "6qy3yGR3u/OeUOY0OATvBj4ed33+thChhLo0+TlpjZM0e3BQVc1Ca+8l6J7XVarpNUFoKiA9U0ZKlZQ0D1XbURHJJB2d+VeAWsHMesIMtK6LfQK+GsH6sooacGHsKqIHiECuPD6vLr3g"
        + "U717npCp71J/sZEquQ0FHqHz3iph1nfnbJ6fgfYTWhEYc6KJJJFmo/HZgA1jkC9ihz7dsuI8O9NV9g1KSA9lRTmuZEyaF0FGeQ8llHl9Xpk6QMeo/5EHMIIC+QYJKoZIhvcNAQcBoIIC"
        + "6gSCAuYwggLiMIIC3gYLKoZIhvcNAQwKAQKgggKmMIICojAcBgoqhkiG9w0BDAEDMA4ECO+y6vkQvzR1AgIIAASCAoBVmUI6/EQ/TeSWUfkPcCKOeXzBwmUYDr1iVsHD/ZDTCNfIP0ad"
        + "QkVOo3iPmCdiU9SaWqXYAvZ6LUx0hnwL0FCFXXeNTmapMob+rHj3yArIyq1WQRf+LlKDBWzJHUPw1ViCbgfbDLdxEHMduosbFVc2C1IqWdUj2rYp/VmDEUWnwwaEkkUL6DCw1AvyTDa1"
        + "VEaKBeyqCPYxfoVewJhtz6Z5C3IZr9nPLyR4jfrNCYodInLGETbVc9F3bndE6KayUgsWw3ajf7n1fnN51jlVG8GG2PYDpfnOowIoqn4LLhm2tzBsgafqege1QOrTm8mXHZwjzwIus7j3"
        + "wT6zC65fdjsD7Ek+5L2KmtSRli/qEnjdCeiZtb90mU0QmJGHsXRkyvD5uQEtcmOW06PatXq8KO4Y3jmslHseKjl6v9K4Dsl522XxZ217CtWytj7li3erPNi9U2cxSwT44aqgdi+nzAfz"
        + "3+VkDRtXMqQUOUizefJInxPi5Qvox8Z55KCQ9S8JW0I2wiBO4yIJzqElEnUB3Uxl8i8XJXf5ZGtk2I3hYwjw+5LOlzg89h8a6s4AwoYj8SP8x9P0/pgedLmKv9OYAHEhSiQESaUfj0yX"
        + "0t7jaDxhzqIxqeRhMRa4W0Drl5Cq4BQ1Ni1kQinO/rDQb0cxF8ovWwmZLYMQloe0WRXx5fRrRaZ4gET7DGd06qWar+ABsRJQd7y0FjNWxMs+rpRveqQsaeqZ6+e4avijHnjVEDsVzG2Q"
        + "CAsc+u+sZjyTZL6MSWKSXHVQbDfoPeReufOhwyeq6XorT3iNt4X9BNvx8yG7BIB17uXpRyAZujmPW3JJK4QBPhfv/YIAZ/zqTmUV5zO4MSUwIwYJKoZIhvcNAQkVMRYEFGw1rnsw+COB"
        + "zJIuQNHERCAul1u+MDEwITAJBgUrDgMCGgUABBR8MinCG2cjvVRkoI6ao3iMnKs18QQIbBfA8yzTcIUCAggA";
}
